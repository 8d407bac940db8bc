import type { ZoneKey } from '../types.ts';

/** Invented places of a zone. */
export interface Places {
  readonly short: string;
  readonly city: string;
  /** First part of enterprise names. */
  readonly prefixes: readonly string[];
  readonly numberPrefix: string;
  readonly roads: readonly string[];
  readonly communities: readonly string[];
  readonly villages: readonly string[];
  readonly streets: readonly string[];
  readonly schools: readonly string[];
  readonly clinics: readonly string[];
  readonly estates: readonly string[];
  readonly water: readonly string[];
}

const words = (list: string): string[] => list.split(' ');

const DONGYU_PLACES: Places = {
  short: '东屿经开区',
  city: '望海市',
  prefixes: words('东屿 望海'),
  numberPrefix: '东屿',
  roads: words(
    '东屿大道 望屿路 临港大道 渔港路 疏港路 沿河路 港西路 规划路 创新一路 创新二路 创新三路 海月路 滨海路 灯塔路 盐田路 礁岩路 望潮街 听涛街 远帆路 化工园区三路',
  ),
  communities: words(
    '渔港社区 海月社区 临港社区 疏港社区 沙头社区 灯塔社区 望屿社区 创新社区 科技苑社区 滨海社区 礁岩社区 盐田社区',
  ),
  villages: words('灯塔村 盐田村 礁岩村 沙头村 望潮村 石埠村 南屿村 渔樵村'),
  streets: words('东港街道 望屿街道'),
  schools: words('东港实验小学 东港第二小学 望屿小学 望屿第二小学 滨海小学 东港初级中学 望屿初级中学'),
  clinics: words('东港社区卫生服务中心 望屿社区卫生服务中心 滨海社区卫生服务站 创新片区卫生服务站'),
  estates: words('海月花园 沿河花园 渔港新村 望屿家园 临港公寓 灯塔小区 盐田新苑 滨海锦城'),
  water: words('沿河 望屿河 盐田港湾 灯塔水库'),
};

const LINHU_PLACES: Places = {
  short: '临湖高新区',
  city: '镜泽市',
  prefixes: words('临湖 镜泽'),
  numberPrefix: '临高',
  roads: words('镜湖路 创智大道 芦汀路 云杉路 清荷街 学苑路 湖滨东路 软件园一路 生命谷大道 柳堤路'),
  communities: words('芦汀社区 清荷社区 云杉社区 学苑社区 湖滨社区'),
  villages: words('柳堤村 荷塘村 湖西村 芦汀村'),
  streets: words('湖滨街道'),
  schools: words('临湖实验学校 清荷小学 湖滨中学'),
  clinics: words('湖滨社区卫生服务中心 学苑社区卫生服务站'),
  estates: words('清荷苑 云杉公馆 学苑新村 柳堤小区'),
  water: words('镜湖 柳堤河 芦汀湿地'),
};

export function placesOf(zone: ZoneKey): Places {
  return zone === 'dongyu' ? DONGYU_PLACES : LINHU_PLACES;
}

const FIRST = '澄砺岚沐启泽恒润禾桅砚翰朗昀屹曜熠沁渝瀚霁珩璟骁澔沄桐柏岱峥嵘凌旭钧铭锐弘毅拓'.split('');
const SECOND = '川岳屿原舟澜森源禾铭诺拓景辰舸峰海衡嘉联创汇腾驰航远途越益丰茂瑞沣砾科电智'.split('');

export interface Industry {
  readonly suffix: string;
  readonly name: string;
  readonly products: readonly string[];
  /** What its products are counted in. */
  readonly measures: readonly string[];
}

export const INDUSTRIES: readonly Industry[] = [
  {
    suffix: '精密机械有限公司',
    name: '高端装备',
    products: ['精密减速器', '数控机床主轴', '液压阀组', '高强度紧固件'],
    measures: ['万件', '万套'],
  },
  {
    suffix: '智能装备有限公司',
    name: '高端装备',
    products: ['自动化装配线', '工业机器人关节', '智能分拣设备'],
    measures: ['台（套）', '套'],
  },
  {
    suffix: '船舶配套有限公司',
    name: '高端装备',
    products: ['船用舵机', '甲板起重机', '压载水处理装置'],
    measures: ['台（套）', '套'],
  },
  {
    suffix: '电子科技有限公司',
    name: '电子信息',
    products: ['功率模块', '高频连接器', '车载显示组件', '柔性线路板'],
    measures: ['万件', '万只'],
  },
  {
    suffix: '光电有限公司',
    name: '电子信息',
    products: ['光通信器件', '传感器芯片封装', '激光模组'],
    measures: ['万只', '万套'],
  },
  {
    suffix: '新材料有限公司',
    name: '新材料',
    products: ['特种工程塑料', '碳纤维复合材料', '高性能涂层材料'],
    measures: ['吨'],
  },
  {
    suffix: '化学有限公司',
    name: '新材料',
    products: ['水性树脂', '电子级溶剂', '高纯助剂'],
    measures: ['吨', '万吨'],
  },
  {
    suffix: '海洋食品有限公司',
    name: '海洋食品',
    products: ['冷冻调理水产品', '即食海藻制品', '鱼糜制品'],
    measures: ['吨', '万吨'],
  },
  {
    suffix: '生物科技有限公司',
    name: '生物医药',
    products: ['海藻多糖提取物', '酶制剂', '胶原蛋白肽'],
    measures: ['吨'],
  },
  {
    suffix: '环保科技有限公司',
    name: '节能环保',
    products: ['废水处理膜组件', '余热回收装置', '除尘设备'],
    measures: ['台（套）', '套'],
  },
  {
    suffix: '供应链管理有限公司',
    name: '现代物流',
    products: ['冷链仓储', '保税仓储', '多式联运转运'],
    measures: ['万吨'],
  },
  {
    suffix: '新能源有限公司',
    name: '新能源',
    products: ['储能电池系统', '光伏逆变设备', '风电叶片模具'],
    measures: ['台（套）', '套'],
  },
];

/** One of some forty thousand names per zone. */
export function enterpriseName(pick: <T>(list: readonly T[]) => T, places: Places, industry: Industry): string {
  return `${pick(places.prefixes)}${pick(FIRST)}${pick(SECOND)}${industry.suffix}`;
}

export const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜'.split('');
