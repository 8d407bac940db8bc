/** An invented enterprise of the demonstration zone. */
export interface DemoEnterprise {
  readonly name: string;
  /** 统一社会信用代码: both check digits are right, the division code 000000 belongs to no place. */
  readonly creditCode: string;
  readonly industry: string;
  readonly address: string;
}

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Check character of the nine-character body code (GB 11714). */
function organisationCheck(body: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, i) => total + weight * parseInt(body.charAt(i), 36), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : String(check % 11);
}

/** A unified social credit code (GB 32100) that cannot belong to anyone. `n` below 10,000,000. */
export function demoCreditCode(n: number): string {
  const body = `D${String(n).padStart(7, '0')}`;
  const first17 = `91000000${body}${organisationCheck(body)}`;
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += CREDIT_ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return first17 + CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

const ROWS: readonly (readonly [name: string, industry: string, address: string])[] = [
  ['东屿丰泽精密机械有限公司', '高端装备', '东屿大道118号'],
  ['望海启屿电子科技有限公司', '电子信息', '望屿路201号'],
  ['东屿瑞沣新材料股份有限公司', '新材料', '化工园区三路6号'],
  ['东屿禾澜食品有限公司', '海洋食品', '渔港路32号'],
  ['望海青桅船舶配套有限公司', '高端装备', '临港大道55号'],
  ['东屿澄川环保工程有限公司', '环保服务', '沿河路77号'],
  ['东屿云栈仓储物流有限公司', '现代物流', '疏港路12号'],
  ['望海砺岩建设工程有限公司', '建筑施工', '港西路40号'],
  ['东屿拓岬轴承制造有限公司', '高端装备', '东屿大道236号'],
  ['东屿微屿半导体材料有限公司', '电子信息', '创新一路9号'],
  ['望海恒汐海水淡化设备有限公司', '高端装备', '临港大道101号'],
  ['东屿翠屿纺织有限公司', '轻工纺织', '望屿路318号'],
  ['东屿聚砾化学有限公司', '新材料', '化工园区一路18号'],
  ['望海合桅冷链食品有限公司', '海洋食品', '渔港路66号'],
  ['东屿景岚物业服务有限公司', '物业服务', '海月路5号'],
  ['东屿屿安特种设备检测有限公司', '检验检测', '创新二路21号'],
];

export const ENTERPRISES: readonly DemoEnterprise[] = ROWS.map(([name, industry, address], i) => ({
  name,
  industry,
  address: `东屿经济技术开发区${address}`,
  creditCode: demoCreditCode(i + 1),
}));
