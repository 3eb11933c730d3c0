// Matrices and transfer functions: CSS Color 4, section 18 (sample code).
import {
  type Channels,
  type ColorSpace,
  invert,
  mapChannels,
  type Matrix,
  multiply,
} from "./channels.ts";
import {
  type ColorSpaces,
  polar,
  SCREEN_SPACES,
  signed,
  SRGB_TRANSFER,
  type Transfer,
} from "./color-spaces.ts";

const A98_TRANSFER = /* @__PURE__ */ power(563 / 256);
const PROPHOTO_TRANSFER: Transfer = [
  /* @__PURE__ */ signed((v) => (v <= 16 / 512 ? v / 16 : v ** 1.8)),
  /* @__PURE__ */ signed((v) => (v < 1 / 512 ? 16 * v : v ** (1 / 1.8))),
];
const ALPHA = 1.09929682680944;
const BETA = 0.018053968510807;
const REC2020_TRANSFER: Transfer = [
  /* @__PURE__ */ signed((v) =>
    v < BETA * 4.5 ? v / 4.5 : ((v + ALPHA - 1) / ALPHA) ** (1 / 0.45),
  ),
  /* @__PURE__ */ signed((v) => (v < BETA ? 4.5 * v : ALPHA * v ** 0.45 - (ALPHA - 1))),
];

function power(exponent: number): Transfer {
  return [signed((v) => v ** exponent), signed((v) => v ** (1 / exponent))];
}

// Linear light to CIE XYZ, white D65 but for ProPhoto, whose white is D50.
const SRGB_TO_XYZ: Matrix = [
  [506752 / 1228815, 87881 / 245763, 12673 / 70218],
  [87098 / 409605, 175762 / 245763, 12673 / 175545],
  [7918 / 409605, 87881 / 737289, 1001167 / 1053270],
];
const P3_TO_XYZ: Matrix = [
  [608311 / 1250200, 189793 / 714400, 198249 / 1000160],
  [35783 / 156275, 247089 / 357200, 198249 / 2500400],
  [0, 32229 / 714400, 5220557 / 5000800],
];
const A98_TO_XYZ: Matrix = [
  [573536 / 994567, 263643 / 1420810, 187206 / 994567],
  [591459 / 1989134, 6239551 / 9945670, 374412 / 4972835],
  [53769 / 1989134, 351524 / 4972835, 4929758 / 4972835],
];
const REC2020_TO_XYZ: Matrix = [
  [63426534 / 99577255, 20160776 / 139408157, 47086771 / 278816314],
  [26158966 / 99577255, 472592308 / 697040785, 8267143 / 139408157],
  [0, 19567812 / 697040785, 295819943 / 278816314],
];
const PROPHOTO_TO_XYZ_D50: Matrix = [
  [0.7977666449006423, 0.13518129740053308, 0.0313477341283922],
  [0.2880748288194013, 0.711835234241873, 0.00008993693872564],
  [0, 0, 0.8251046025104602],
];
/** Bradford's adaptation of white. */
const D50_TO_D65: Matrix = [
  [0.955473421488075, -0.02309845494876471, 0.06325924320057072],
  [-0.0283697093338637, 1.0099953980813041, 0.021041441191917323],
  [0.012314014864481998, -0.020507649298898964, 1.330365926242124],
];
const XYZ_TO_SRGB = /* @__PURE__ */ invert(SRGB_TO_XYZ);
const D65_TO_D50 = /* @__PURE__ */ invert(D50_TO_D65);

function rgbSpace(toXyz: Matrix, [decode, encode]: Transfer): ColorSpace {
  const fromXyz = invert(toXyz);
  return {
    toLinear: (rgb) => multiply(XYZ_TO_SRGB, multiply(toXyz, mapChannels(rgb, decode))),
    fromLinear: (linear) => mapChannels(multiply(fromXyz, multiply(SRGB_TO_XYZ, linear)), encode),
  };
}

/** XYZ with the white of print. */
const XYZ_D50: ColorSpace = {
  toLinear: (xyz) => multiply(XYZ_TO_SRGB, multiply(D50_TO_D65, xyz)),
  fromLinear: (linear) => multiply(D65_TO_D50, multiply(SRGB_TO_XYZ, linear)),
};

const XYZ: ColorSpace = {
  toLinear: (xyz) => multiply(XYZ_TO_SRGB, xyz),
  fromLinear: (linear) => multiply(SRGB_TO_XYZ, linear),
};

const XYZ_D50_TO_PROPHOTO = /* @__PURE__ */ invert(PROPHOTO_TO_XYZ_D50);

const PROPHOTO: ColorSpace = {
  toLinear: (rgb) =>
    XYZ_D50.toLinear(multiply(PROPHOTO_TO_XYZ_D50, mapChannels(rgb, PROPHOTO_TRANSFER[0]))),
  fromLinear: (linear) =>
    mapChannels(multiply(XYZ_D50_TO_PROPHOTO, XYZ_D50.fromLinear(linear)), PROPHOTO_TRANSFER[1]),
};

const D50: Channels = [0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585];
const EPSILON = 216 / 24389;
const KAPPA = 24389 / 27;

const LAB: ColorSpace = {
  toLinear([l, a, b]) {
    const y = (l + 16) / 116;
    const decode = (t: number) => (t ** 3 > EPSILON ? t ** 3 : (116 * t - 16) / KAPPA);
    const [X, Z] = [decode(y + a / 500), decode(y - b / 200)];
    return XYZ_D50.toLinear([X * D50[0], l > 8 ? y ** 3 : l / KAPPA, Z * D50[2]]);
  },
  fromLinear(linear) {
    const xyz = XYZ_D50.fromLinear(linear);
    const encode = (t: number) => (t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116);
    const [x, y, z] = [encode(xyz[0] / D50[0]), encode(xyz[1]), encode(xyz[2] / D50[2])];
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  },
};

/** All spaces of CSS's `color()` and `color-mix()`, and of its functions of the same names. */
export const WIDE_SPACES: ColorSpaces = /* @__PURE__ */ createSpaces();

function createSpaces(): ColorSpaces {
  return {
    ...SCREEN_SPACES,
    "srgb-linear": { toLinear: (rgb) => rgb, fromLinear: (linear) => linear },
    "display-p3": rgbSpace(P3_TO_XYZ, SRGB_TRANSFER),
    "a98-rgb": rgbSpace(A98_TO_XYZ, A98_TRANSFER),
    "prophoto-rgb": PROPHOTO,
    rec2020: rgbSpace(REC2020_TO_XYZ, REC2020_TRANSFER),
    xyz: XYZ,
    "xyz-d65": XYZ,
    "xyz-d50": XYZ_D50,
    lab: LAB,
    lch: polar(LAB),
  };
}
