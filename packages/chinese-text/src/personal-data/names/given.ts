/**
 * Characters of given names, from frequent to less frequent. Whatever is missing is possible as well: a rare character is
 * more likely to be somebody's name than part of a word.
 */
const STEPS = [
  '英华文玉秀明丽红国军建平志晓海伟杰强春芳林金敏云兰桂梅美娟霞艳静涛勇波辉鹏超斌宇浩俊佳思雨欣子梓涵轩怡婷雪莉玲燕萍凤珍荣生永德庆新东成光忠祥龙飞磊鑫洋健刚峰慧颖淑琴清爱月香惠',
  '兵彬博昌长朝诚川传大丹东冬恩发帆方菲丰锋福富冠广贵桂国寒汉豪和贺恒宏虹洪鸿厚虎欢焕会惠吉继加家嘉江娇洁锦进京晶景菁靖娜俊凯康可坤昆雷蕾立丽利力连良亮琳凌岭露璐伦洛满茂梦苗民敏铭楠宁宁培佩朋品琪琦启前倩巧钦勤青琼秋泉全群然仁蓉荣茹瑞润睿若赛森莎山珊善少绍社生胜圣诗石士世书淑树帅双水顺硕四松苏素泰天田婷廷通维伟玮卫文武希曦喜夏仙先贤显宪相祥向小笑心信兴星秀旭轩学勋雅亚岩炎彦燕阳洋瑶耀烨业一依仪怡以义艺毅银应迎颖莹盈永友有佑玉钰育裕元园媛远苑悦跃越云允运泽增展章昭兆哲真振震正政之芝知智中忠钟仲柱庄卓紫宗祖尊',
  '艾安昂奥白百柏宝保葆北贝本碧璧冰炳伯才彩灿策婵昶畅琛晨辰宸承城呈澄池驰崇楚传垂纯淳慈聪翠达黛旦道得登迪典蝶顶鼎定栋度端锻敦多娥尔繁范芬奋风枫封逢夫芙甫复馥改淦钢高歌格庚功公官观冠光圭海含涵瀚航昊皓禾河荷赫亨衡蘅弘红侯候湖花化怀槐淮璜煌晖卉会荟绘活霍积基吉季佶计际济霁骥佳坚简见健江降交姣皎婕捷介津瑾谨晋京经精婧敬久菊钧君均珺峻竣恺楷侃珂科克恪孔宽奎葵岚澜朗乐礼理力历励连莲廉练梁林霖麟灵玲羚柳隆陇鲁路鹭律绿略麻迈曼茂玫媚萌孟米妙旻闽名鸣末默牧慕沐娜乃南妮年念宁凝暖诺攀沛蓬丕平屏朴浦普其奇祁齐岐旗绮棋麒千谦乾黔潜强乔樵芹沁卿清晴庆秋裘屈渠曲权荃劝确让饶人任妊日戎容融榕如儒汝锐瑞三桑瑟尚韶邵劭绅申深慎升声晟盛诗时识史始仕式守寿姝舒殊述澍朔司丝斯泗颂嵩夙粟穗邃遂孙索台太潭坦棠唐桃韬腾体恬甜铁听亭庭彤桐潼童统土团拓婉琬万王望威为巍薇微韦惟唯炜伟蔚温雯稳沃无吾梧五西熙溪禧惜席习侠贤弦娴咸冼娴湘翔项象潇骁肖孝效啸协偕谐歆馨幸雄熊修虚许绪煦轩宣萱玄绚雪询寻训迅逊亚娅焉嫣严妍研延言衍晏砚雁艳扬杨仰养尧姚遥窈野晔叶夜伊漪宜贻逸忆亦奕益谊翊翌翼懿因音殷胤引印瑛缨滢影映邕镛咏泳优攸悠幽由游又幼于余渔愉瑜虞与羽禹语昱煜誉豫渊原圆源缘月岳粤芸耘韵蕴则曾占湛彰璋肇照贞珍祯稹臻镇峥铮正郑直植致治峙稚中洲珠竹助祝铸专妆子梓紫自宗纵左佐作坐樱筱钊曌煊翰瀛滨玺冀妹娣弟姐凡晗睦琰琨滔灏璟铎芷菡蓓蕊苇莘荟苒茵茜苓芮蕙茗萱薏旺根顺财富贵喜旺宝柱锁栓牛狗虎庚辛壬癸甲乙丙丁伍陆柒元叁春夏秋冬',
] as const;

/** Natural logarithm of the probability of a character within a given name, for each step. */
const LOG_STEPS = [-5.0, -6.2, -7.6] as const;
/** Of a character on no list: there are some twenty thousand of them. */
const LOG_OTHER = -10.5;

/** Natural logarithm of the probability of a code unit within a given name. */
export const GIVEN = givenTable();

function givenTable(): Float32Array {
  const table = new Float32Array(0x10000).fill(LOG_OTHER);
  for (let step = STEPS.length - 1; step >= 0; step--) {
    for (const character of STEPS[step] ?? '') table[character.charCodeAt(0)] = LOG_STEPS[step] ?? LOG_OTHER;
  }
  return table;
}

/** 0 to 2 for a character of the lists, 3 for any other. */
export function givenStep(unit: number): number {
  const value = GIVEN[unit] ?? LOG_OTHER;
  return value > -5.5 ? 0 : value > -7 ? 1 : value > -8 ? 2 : 3;
}

/** All characters of the lists by step, for making names. */
export const GIVEN_STEPS: readonly string[] = STEPS;
