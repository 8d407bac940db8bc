import type { Random } from './random.ts';

const split = (words: string): readonly string[] => words.split(' ');

const CITIES = split(
  '江苏省南通市崇川区 江苏省盐城市亭湖区 浙江省衢州市柯城区 安徽省六安市金安区 山东省临沂市兰山区 河南省信阳市浉河区 湖北省黄冈市黄州区 湖南省岳阳市君山区 四川省绵阳市涪城区 广东省清远市清城区 福建省三明市沙县区 河北省廊坊市固安县 陕西省汉中市城固县 贵州省毕节市金沙县 云南省曲靖市陆良县 辽宁省铁岭市昌图县 黑龙江省绥化市海伦市 甘肃省天水市秦安县 上海市浦东新区 北京市通州区 重庆市万州区 广西壮族自治区柳州市三江侗族自治县',
);
const SHORT = split(
  '海安县 如东县 滨海新区 开发区 崇川区 秦安县 固安县 昌图县 陆良县 高新区 城关镇 沙溪镇 李堡镇 大公镇 白蒲镇 石板镇 马塘镇 黄桥镇',
);
const ROADS = split(
  '青年中路 人民东路 解放北路 工农南路 长江大道 世纪大道 黄海西路 文峰路 濠西路 通盛大道 星湖大道 宏兴东路 建设街 和平巷 向阳西街 府前路 学府路 育才巷 西被闸路 洪江路 钟秀中路 跃龙路 唐闸北市街 状元街 将军大道 马鞍山路 张衡路 王府大街',
);
const ESTATES = split(
  '金桂苑 学田新村 翡翠花园 濠河壹号 阳光家园 中南世纪城 星湖花园 能达花苑 小石桥新村 虹桥公寓 碧水雅庭 万科金域蓝湾 绿地中央广场 凤凰名城 王府花园 李园小区 安置小区二期 职工宿舍 锦绣江南 天安花园',
);
const VILLAGES = split(
  '花园村 三里墩村 王家坝村 沈场村 秦灶村 二窎村 八一村 大石桥村 于港村 陈桥居 新店村 张芝山村 姚港村 南凌村 龙潭村 李桥村 向前村 五里树村 和平村 石港村 古庙村 杨曹村',
);

/** An address down to the house, as forms and running text have it. */
export function homeAddress(random: Random): string {
  const head = random.chance(0.55) ? random.pick(CITIES) : random.chance(0.6) ? random.pick(SHORT) : '';
  return head + (random.chance(0.4) ? villageAddress(random) : townAddress(random, head !== ''));
}

function villageAddress(random: Random): string {
  const village = random.pick(VILLAGES);
  const group = random.chance(0.35)
    ? `${random.pick(split('一 二 三 四 五 六 七 八 九 十'))}组`
    : `${random.int(1, 36)}组`;
  return village + group + (random.chance(0.8) ? `${random.int(1, 120)}号` : '');
}

function townAddress(random: Random, headed: boolean): string {
  const road = random.chance(0.55) || !headed ? `${random.pick(ROADS)}${random.int(1, 899)}号` : '';
  if (road !== '' && random.chance(0.25)) return road;
  const estate = road === '' || random.chance(0.7) ? random.pick(ESTATES) : '';
  const building = `${random.int(1, 48)}${random.pick(['栋', '幢', '号楼', '座'])}`;
  const unit = random.chance(0.4) ? `${random.int(1, 4)}单元` : '';
  const room = random.chance(0.9) ? `${random.int(1, 33)}0${random.int(1, 6)}${random.chance(0.85) ? '室' : ''}` : '';
  return road + estate + building + unit + room;
}

export function officeAddress(random: Random): string {
  return `${random.chance(0.6) ? random.pick(CITIES) : ''}${random.pick(ROADS)}${random.int(1, 300)}号${random.chance(0.4) ? `行政中心${random.int(1, 9)}号楼${random.int(101, 1899)}室` : ''}`;
}

export function villageName(random: Random): string {
  return random.pick(VILLAGES);
}

export function roadName(random: Random): string {
  return random.pick(ROADS);
}

export function townName(random: Random): string {
  return random.pick(
    split('李堡镇 大公镇 白蒲镇 石板镇 马塘镇 黄桥镇 沙溪镇 城东街道 新开街道 竹行街道 小海街道 中兴街道 江海街道'),
  );
}

export function cityName(random: Random): string {
  return random.pick(split('南通市 盐城市 衢州市 六安市 临沂市 信阳市 黄冈市 岳阳市 绵阳市 清远市'));
}
