/**
 * Advance widths in thousandths of an em, for fonts that are not known beforehand: `system-ui,
 * sans-serif` is Segoe UI here, Roboto or DejaVu Sans there. A letter has 97.5 % of its width (bold: 98.5 %) in
 * the widest of Segoe UI, Roboto, Inter (as wide as San Francisco), Liberation Sans (as wide as
 * Helvetica), Cantarell, Open Sans, Noto Sans and DejaVu Sans, as Chromium draws them. So no text
 * in any of these is drawn much wider than its estimate.
 */

/** U+0020 to U+007E. The digits are as wide as tabular figures. */
export const ASCII = [
  311, 391, 449, 818, 623, 963, 780, 269, 381, 381, 539, 818, 311, 449, 311, 381, 632, 632, 632,
  632, 632, 632, 632, 632, 632, 632, 329, 329, 818, 818, 818, 543, 990, 692, 669, 709, 751, 651,
  596, 759, 734, 331, 539, 651, 549, 885, 741, 768, 651, 768, 704, 651, 626, 723, 667, 965, 668,
  651, 668, 381, 401, 381, 818, 543, 563, 598, 620, 545, 620, 600, 352, 620, 619, 272, 272, 565,
  272, 950, 619, 597, 620, 620, 403, 510, 383, 619, 578, 798, 578, 578, 528, 621, 538, 621, 818,
];
export const BOLD_ASCII = [
  344, 450, 514, 828, 687, 1000, 861, 303, 451, 451, 558, 828, 375, 463, 375, 437, 687, 687, 687,
  687, 687, 687, 687, 687, 687, 687, 395, 395, 828, 828, 828, 603, 1018, 764, 752, 743, 820, 674,
  674, 811, 827, 385, 563, 765, 629, 983, 827, 839, 724, 839, 760, 671, 694, 802, 764, 1089, 761,
  714, 715, 451, 431, 451, 828, 550, 599, 667, 707, 586, 707, 670, 400, 707, 703, 339, 339, 657,
  339, 1028, 703, 678, 707, 707, 487, 588, 473, 703, 644, 912, 637, 644, 575, 703, 544, 703, 828,
];

/**
 * Letters about as wide as one of ASCII. A row is the code point of a letter, in hexadecimal, and for this
 * letter and each behind it the one of ASCII; a digit stands for two of them (`PAIRS`), a dot for none. An
 * accented letter without one is as wide as the plain one.
 */
export const AS_WIDE_AS = `
a1 rnn2nJev3seM.3JsMssvVVIsrsemm3e......3.........O......MO.....VV......W.........n......Mn.....V
10f VOV
126 m2.........iMn....n.....tvsvI.......On......43
166 Et
17f t
18f O..v
1a0 mV
1af MV
259 e
388 Oms.M.MM.VVv2EVHOIVVMOEOHV.nEVwVMO.......VVenJcnntnvVecn1Vv1ee2eOM
402 M.CVI.J67M...HVVVewE5VO.2HMHOHVCEVMVw257MmVC42envs1eMcV.eVOVnVVcvvMvVnWWCwvcMe..n.csi.imMV...V
490 esVv......21......M1
4ae VvVv........2n
4d8 Oe
4e8 On
5d0 VvrcEitnEi.scnVirE..evv.c1V........tE
60c s
621 tsiIItIsIsI2MVsIee3MW.W8HV......evstVt1v.s
679 r....e.......O.s
698 1
6a9 O.....J
6be 1..sC.........s.....t
2010 ss.E3...III.eee.nvv...3.........8.Is.....rr.........s
2070 s...srsrssJJ...ssrsssrsrss
20a9 WMnV
20b9 nn..C
2113 s..7
2122 3
2153 mW......m
2190 3m3m
2202 E...C........M.CM.......n...3
2248 M
2260 M...MM
`;
export const PAIRS: Readonly<Record<string, string>> = {
  1: "ri",
  2: "It",
  3: "CI",
  4: "cs",
  5: "Vt",
  6: "wi",
  7: "ev",
  8: "%r",
};

/** Ideographs, kana, Hangul, full-width forms, arrows, and all that is in no block below. */
export const OTHER = 1000;
/** A picture, be it of one code point or of seven: Segoe UI Emoji has 1.37 em, Noto Color Emoji 1.25. */
export const EMOJI = 1340;

/** What a letter of a block takes on average in the wider words of its script, in the order of their code points. */
export const BLOCKS: [first: number, last: number, width: number][] = [
  [0x00a0, 0x00a0, 311],
  [0x00a1, 0x024f, 700],
  [0x0250, 0x036f, 560],
  [0x0370, 0x052f, 760],
  [0x0530, 0x058f, 780],
  [0x0590, 0x05ff, 650],
  [0x0600, 0x08ff, 620],
  [0x0900, 0x097f, 560],
  [0x0980, 0x09ff, 610],
  [0x0a00, 0x0a7f, 650],
  [0x0a80, 0x0aff, 550],
  [0x0b00, 0x0b7f, 740],
  [0x0c00, 0x0c7f, 860],
  [0x0c80, 0x0cff, 800],
  [0x0d00, 0x0dff, 950],
  [0x0e00, 0x0e7f, 620],
  [0x0e80, 0x0eff, 690],
  [0x0f00, 0x0fff, 600],
  [0x1000, 0x109f, 890],
  [0x10a0, 0x10ff, 680],
  [0x1160, 0x11ff, 0],
  [0x1200, 0x137f, 760],
  [0x1380, 0x177f, 750],
  [0x1780, 0x17ff, 660],
  [0x1800, 0x1fff, 750],
  [0x2002, 0x2002, 500],
  [0x2004, 0x2006, 340],
  [0x2007, 0x2007, 632],
  [0x2008, 0x200a, 311],
  [0x202f, 0x202f, 311],
  [0x2070, 0x209f, 520],
  [0x2500, 0x259f, 750],
  [0x2800, 0x28ff, 740],
  [0x2c00, 0x2dff, 800],
  [0x2e3a, 0x2e3a, 2000],
  [0x2e3b, 0x2e3b, 3000],
  [0xa4d0, 0xabff, 800],
  [0xfb00, 0xfdef, 800],
  [0xfdfd, 0xfdfd, 9000],
  [0xfe70, 0xfefe, 700],
  [0xff61, 0xff9f, 500],
  [0xffa0, 0xffdc, 920],
  [0x1d400, 0x1d7ff, 800],
];

/** How much wider the letters of a block are in bold. */
export const BOLD_BLOCK = 1.08;

/** Letters far from the average of their block: vowels beside a consonant, and the widest letters. */
export const UNUSUAL: [letters: string, width: number][] = [
  ["ािीॉोौ", 310],
  ["कखझलशसफभजणथ", 650],
  ["अऊ", 760],
  ["आऑ", 1000],
  ["ะาเโใไ", 390],
  ["ญณ", 910],
];

/** Blocks of letters that may carry accents. */
export const ACCENTED: [first: number, last: number][] = [
  [0x00c0, 0x024f],
  [0x0370, 0x052f],
  [0x1e00, 0x1fff],
];
