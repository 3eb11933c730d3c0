// @ts-check
/**
 * The words that the labels of a picture consist of: its own, or stand-ins in another script, to
 * see whether those fit.
 *
 * @typedef {"latin" | "chinese" | "arabic" | "long"} Script
 * @typedef {(text: string) => string} Words
 */

/** @type {readonly Script[]} */
export const SCRIPTS = ["latin", "chinese", "arabic", "long"];

const CHINESE =
  "温度 湿度 气压 风速 降雨量 处理器 内存 网络流量 磁盘 请求次数 响应时间 错误率 用户 订单 收入 支出 利润 " +
  "北京 上海 广州 西雅图 城市 国家 人口 年龄 时间 日期 小时 分钟 星期 平均值 最大值 最小值 总计 部署 警报 " +
  "阈值 正常范围 危险 警告 服务器 数据库 缓存 队列 延迟 吞吐量 电力 煤炭 太阳能 风能 石油 天然气 制造业 " +
  "建筑业 农业 运输 教育与医疗服务 休闲娱乐 政府机构 信息 金融 采矿 地震 震级 深度 二氧化碳浓度 海平面 " +
  "价格 指数 股票 成交量 开盘 收盘 汽车 马力 重量 油耗 企鹅 岛屿 体重 长度";

const ARABIC =
  "درجة الحرارة الرطوبة الضغط سرعة الرياح الأمطار المعالج الذاكرة الشبكة القرص الطلبات الاستجابة الأخطاء " +
  "المستخدمون الإيرادات المصروفات الأرباح القاهرة بغداد دمشق الرباط المدينة الدولة السكان العمر الوقت التاريخ " +
  "الساعة الدقيقة الأسبوع المتوسط الأعلى الأدنى المجموع النشر الإنذار الحد النطاق خطر تحذير الخادم القاعدة " +
  "الذاكرة المؤقتة الطابور التأخير الإنتاجية الكهرباء الفحم الشمس الهواء النفط الغاز الصناعة البناء الزراعة " +
  "النقل التعليم الصحة الترفيه الحكومة المعلومات المالية التعدين الزلازل العمق الكربون البحر السعر المؤشر " +
  "الأسهم الحجم الافتتاح الإغلاق السيارات القوة الوزن الوقود البطريق الجزيرة الطول";

/** Added to each label of the script `long`. */
const MORE =
  "as reported by the second measuring station behind the old harbour of Llanfairpwllgwyngyll";

/**
 * Creates the function that puts labels into a script. Different texts of a picture stay different;
 * numbers and punctuation are kept.
 *
 * @param {Script} script
 * @returns {Words}
 */
export function createWords(script) {
  if (script === "latin") return (text) => text;
  if (script === "long") return (text) => `${text} ${MORE}`;
  const isChinese = script === "chinese";
  const translate = createTranslator((isChinese ? CHINESE : ARABIC).split(" "));
  return (text) => {
    const translated = text.replaceAll(/\p{L}[\p{L}'’]*/gu, translate);
    return isChinese ? translated.replaceAll(/(?<=\p{L}) (?=\p{L})/gu, "") : translated;
  };
}

/**
 * Maps words to words of a list: the same word always to the same one, different words to different
 * ones.
 *
 * @param {string[]} list
 * @returns {(word: string) => string}
 */
function createTranslator(list) {
  /** @type {Map<string, string>} */
  const known = new Map();
  const free = [...new Set(list)];
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const [found] = free.splice(hash(word) % free.length, 1);
    const translated = found ?? `${list[known.size % list.length]}${known.size}`;
    known.set(word, translated);
    return translated;
  };
}

/** @param {string} text */
function hash(text) {
  let value = 0;
  for (const letter of text) value = (Math.imul(value, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return value;
}
