import type { DemoAccount, DemoUnit, DemoZone } from './types.ts';

const NAME = '东屿经济技术开发区';
const HOURS = '工作日：上午8:30—12:00，下午14:00—17:30（6月1日至9月30日下午14:30—18:00）';
const HALL_HOURS = '工作日：上午8:30—12:00，下午13:30—17:00；周六上午9:00—12:00（法定节假日除外）';
const COMMITTEE_BUILDING = '东屿经济技术开发区东屿大道1号管委会大楼';
const SERVICE_CENTRE = '东屿经济技术开发区望屿路66号政务服务中心';

interface UnitSeed {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly duties: readonly string[];
  readonly head: readonly [name: string, title: string];
  readonly room: string;
  readonly phone: string;
  readonly hours?: string;
  readonly fax?: string;
  readonly email?: string;
  /** Acts outward in its own name by law (条例 10.2). */
  readonly ownName?: boolean;
}

const COMMITTEE_CODE = '000000001';

function unit(seed: UnitSeed, index: number): DemoUnit {
  const ownName = seed.ownName === true || seed.code === 'gwh';
  return {
    code: seed.code,
    ...(seed.code === 'gwh' ? {} : { parent: 'gwh' }),
    name: seed.name,
    nameEn: seed.nameEn,
    shortName: seed.shortName,
    duties: seed.duties,
    head: { name: seed.head[0], title: seed.head[1] },
    address: seed.room,
    hours: seed.hours ?? HOURS,
    phone: seed.phone,
    ...(seed.fax === undefined ? {} : { fax: seed.fax }),
    ...(seed.email === undefined ? {} : { email: seed.email }),
    agencyCode: seed.ownName === true ? `0000001${String(index).padStart(2, '0')}` : COMMITTEE_CODE,
    disclosureCapacity: ownName ? 'OWN_NAME' : 'VIA_COMMITTEE',
  };
}

const SEEDS: readonly UnitSeed[] = [
  {
    code: 'gwh',
    name: `${NAME}管理委员会`,
    nameEn: 'Administrative Committee of Dongyu Economic and Technological Development Zone',
    shortName: '管委会',
    duties: [
      '作为望海市人民政府的派出机关，依照授权对开发区实行统一领导和管理',
      '编制开发区国民经济和社会发展规划、专项规划，经批准后组织实施',
      '负责开发区招商引资、产业促进、项目服务和营商环境建设',
      '行使依法赋予、委托的行政许可、行政处罚等行政管理职权',
    ],
    head: ['陆承岳', '主任'],
    room: COMMITTEE_BUILDING,
    phone: '0000-88001000',
  },
  {
    code: 'dzb',
    name: `${NAME}管理委员会办公室`,
    nameEn: 'General Office of the Administrative Committee',
    shortName: '党政办公室（管委会办公室）',
    duties: [
      '负责党工委、管委会机关日常运转，承担公文处理、会务组织、督查督办和值班工作',
      '推进、指导、协调、监督全区政务公开和政府信息公开工作，承办以管委会名义受理的政府信息公开申请',
      '承担区级政府网站与政务新媒体的建设、管理和安全保障',
      '负责机关保密、档案和电子政务工作，组织拟公开信息的保密审查',
    ],
    head: ['周砚清', '主任'],
    room: `${COMMITTEE_BUILDING}A座3楼`,
    phone: '0000-88001012',
    fax: '0000-88001013',
    email: 'gongkai@dongyu.example',
  },
  {
    code: 'jfj',
    name: `${NAME}经济发展局`,
    nameEn: 'Economic Development Bureau',
    shortName: '经济发展局',
    duties: [
      '拟订国民经济和社会发展年度计划，监测分析经济运行，承担统计工作',
      '负责工业、能源、商贸和服务业发展，组织实施工业企业亩均效益综合评价',
      '按权限办理企业投资项目核准、备案，统筹重点项目年度计划',
    ],
    head: ['沈怀章', '局长'],
    room: `${COMMITTEE_BUILDING}A座5楼`,
    phone: '0000-88001101',
  },
  {
    code: 'czj',
    name: `${NAME}财政局`,
    nameEn: 'Finance Bureau',
    shortName: '财政局',
    duties: [
      '编制开发区年度预决算草案并组织执行，推进预决算公开和预算绩效管理',
      '管理政府采购、行政事业性收费、政府非税收入和政府性债务',
      '依法履行区属国有企业出资人职责',
    ],
    head: ['顾明棠', '局长'],
    room: `${COMMITTEE_BUILDING}B座2楼`,
    phone: '0000-88001201',
  },
  {
    code: 'jsj',
    name: `${NAME}建设管理局`,
    nameEn: 'Construction Administration Bureau',
    shortName: '建设管理局',
    duties: [
      '负责房屋建筑和市政基础设施工程的建设管理、质量安全监督和竣工验收备案',
      '组织实施政府投资工程，承担住房保障和物业管理的行业监管',
      '监督管理建设工程招标投标活动',
    ],
    head: ['罗以恒', '局长'],
    room: `${COMMITTEE_BUILDING}B座4楼`,
    phone: '0000-88001301',
  },
  {
    code: 'shj',
    name: `${NAME}社会事业局`,
    nameEn: 'Social Affairs Bureau',
    shortName: '社会事业局',
    duties: [
      '负责教育、卫生健康、文化旅游、体育工作',
      '承担社会救助、养老服务、儿童福利、残疾人和退役军人服务保障',
      '指导社区建设和基层治理',
    ],
    head: ['方静姝', '局长'],
    room: `${COMMITTEE_BUILDING}C座2楼`,
    phone: '0000-88001401',
  },
  {
    code: 'gyj',
    name: `${NAME}公用事业局`,
    nameEn: 'Public Utilities Bureau',
    shortName: '公用事业局',
    duties: [
      '负责市政道路、桥梁、照明、排水、园林绿化和环境卫生的管理养护',
      '承担供水、供气、供热和公共交通的行业管理',
      '组织实施防汛排涝和城市内涝治理',
    ],
    head: ['彭守业', '局长'],
    room: `${COMMITTEE_BUILDING}C座4楼`,
    phone: '0000-88001501',
  },
  {
    code: 'yjj',
    name: `${NAME}应急管理局`,
    nameEn: 'Emergency Management Bureau (Work Safety)',
    shortName: '应急管理局',
    duties: [
      '承担区安全生产委员会日常工作，依法监督管理工矿商贸和危险化学品企业安全生产',
      '编制突发事件总体应急预案，组织应急演练和应急救援，统筹防灾减灾救灾',
      '依法查处安全生产违法行为',
    ],
    head: ['邱振岩', '局长'],
    room: `${COMMITTEE_BUILDING}B座6楼`,
    phone: '0000-88001601',
  },
  {
    code: 'hbj',
    name: '望海市生态环境局东屿分局',
    nameEn: 'Dongyu Branch of Wanghai Ecology and Environment Bureau',
    shortName: '生态环境分局',
    duties: [
      '负责大气、水、土壤、固体废物、噪声污染防治的监督管理',
      '按权限办理建设项目环境影响评价文件审批，监督排污许可制度执行',
      '组织生态环境监测、执法检查和环境应急处置',
    ],
    head: ['苏映澜', '局长'],
    room: '东屿经济技术开发区沿河路18号',
    phone: '0000-88001701',
    ownName: true,
  },
  {
    code: 'spj',
    name: `${NAME}行政审批局`,
    nameEn: 'Administrative Approval Bureau',
    shortName: '行政审批局',
    duties: [
      '集中行使划转的行政许可权，负责政务服务中心的运行管理',
      '编制、调整权责清单和政务服务事项清单，公布办事指南',
      '推进“一窗受理”“不见面审批”和工程建设项目审批制度改革',
    ],
    head: ['林若谷', '局长'],
    room: SERVICE_CENTRE,
    phone: '0000-88001801',
    hours: HALL_HOURS,
    ownName: true,
  },
  {
    code: 'scj',
    name: '望海市市场监督管理局东屿分局',
    nameEn: 'Dongyu Branch of Wanghai Administration for Market Regulation',
    shortName: '市场监管分局',
    duties: [
      '负责经营主体登记后的信用监管，组织市场监管领域“双随机、一公开”抽查',
      '承担食品、药品、特种设备、产品质量、计量和标准化监督管理',
      '受理消费者投诉举报，依法查处市场监管领域违法行为',
    ],
    head: ['韩敬之', '局长'],
    room: '东屿经济技术开发区望屿路68号',
    phone: '0000-88001901',
    ownName: true,
  },
  {
    code: 'zfj',
    name: `${NAME}综合行政执法局`,
    nameEn: 'Integrated Administrative Enforcement Bureau',
    shortName: '综合执法局',
    duties: [
      '依照批准的范围集中行使市容环境卫生、城乡规划、市政公用、城市绿化等方面的行政处罚权',
      '落实行政执法公示、执法全过程记录、重大执法决定法制审核制度',
      '受理市容环境类投诉举报',
    ],
    head: ['许定山', '局长'],
    room: '东屿经济技术开发区港西路9号',
    phone: '0000-88002001',
    ownName: true,
  },
  {
    code: 'rsj',
    name: `${NAME}人力资源和社会保障局`,
    nameEn: 'Human Resources and Social Security Bureau',
    shortName: '人社局',
    duties: [
      '负责促进就业、职业技能培训和人力资源服务',
      '承担社会保险经办服务、劳动关系协调和劳动保障监察',
      '组织事业单位公开招聘和人事管理',
    ],
    head: ['白云舒', '局长'],
    room: `${SERVICE_CENTRE}4楼`,
    phone: '0000-88002101',
  },
  {
    code: 'xwz',
    name: `${NAME}新闻中心`,
    nameEn: 'Press Centre',
    shortName: '新闻中心',
    duties: [
      '负责区级新闻采编发布，运维“东屿发布”等政务新媒体',
      '承担网络舆情监测，协调有关单位回应社会关切',
      '承办新闻发布会和在线访谈',
    ],
    head: ['叶闻舟', '主任'],
    room: `${COMMITTEE_BUILDING}A座2楼`,
    phone: '0000-88002201',
  },
  {
    code: 'kcj',
    name: `${NAME}科技创新局`,
    nameEn: 'Science, Technology and Innovation Bureau',
    shortName: '科技创新局',
    duties: [
      '拟订科技创新政策，组织实施科技计划，管理科技创新专项资金',
      '培育高新技术企业和科技型中小企业，建设创新平台和孵化载体',
      '促进科技成果转化和知识产权保护运用',
    ],
    head: ['程启岚', '局长'],
    room: `${COMMITTEE_BUILDING}A座6楼`,
    phone: '0000-88002301',
  },
  {
    code: 'tcj',
    name: `${NAME}投资促进局`,
    nameEn: 'Investment Promotion Bureau',
    shortName: '投资促进局',
    duties: [
      '拟订招商引资年度计划，组织投资推介和项目洽谈',
      '协调服务签约项目落地，跟踪外商投资企业诉求',
      '维护投资项目信息库，发布投资环境信息',
    ],
    head: ['贺远帆', '局长'],
    room: `${COMMITTEE_BUILDING}A座7楼`,
    phone: '0000-88002401',
  },
  {
    code: 'zgj',
    name: '望海市自然资源和规划局东屿分局',
    nameEn: 'Dongyu Branch of Wanghai Natural Resources and Planning Bureau',
    shortName: '自然资源和规划分局',
    duties: [
      '负责国土空间规划的实施管理，承办建设用地审查报批和土地供应',
      '组织土地征收，监督工业用地履约',
      '承担不动产登记和测绘地理信息管理',
    ],
    head: ['江屿宁', '局长'],
    room: '东屿经济技术开发区规划路3号',
    phone: '0000-88002501',
    ownName: true,
  },
  {
    code: 'sjj',
    name: `${NAME}审计局`,
    nameEn: 'Audit Bureau',
    shortName: '审计局',
    duties: [
      '对开发区本级预算执行、政府投资项目和区属国有企业依法进行审计监督',
      '向社会公布审计结果，督促审计查出问题整改',
      '承担领导干部经济责任审计',
    ],
    head: ['严慎衡', '局长'],
    room: `${COMMITTEE_BUILDING}B座7楼`,
    phone: '0000-88002601',
  },
];

const UNITS: readonly DemoUnit[] = SEEDS.map(unit);

/** Handler of each unit; the unit heads above sign in as well. */
const HANDLERS: readonly (readonly [unit: string, name: string, position: string])[] = [
  ['dzb', '葛一鸣', '文秘科四级主任科员'],
  ['czj', '卢晓筠', '预算科科员'],
  ['jsj', '崔柏川', '综合科科员'],
  ['shj', '董念慈', '综合科科员'],
  ['gyj', '范临川', '综合科科员'],
  ['yjj', '丁一苇', '安全监管科科员'],
  ['hbj', '潘若溪', '综合科科员'],
  ['spj', '何晚晴', '审批改革科科员'],
  ['scj', '石望川', '信用监管科科员'],
  ['zfj', '常以安', '法制科科员'],
  ['rsj', '尹书禾', '综合科科员'],
  ['xwz', '吕听澜', '编辑部编辑'],
  ['kcj', '任子蘅', '创新服务科科员'],
  ['tcj', '邹启航', '综合科科员'],
  ['zgj', '薛青垣', '土地利用科科员'],
  ['sjj', '殷知衡', '综合科科员'],
];

function accounts(): DemoAccount[] {
  const named: DemoAccount[] = [
    { signIn: 'handler', displayName: '郑小满', unit: 'jfj', position: '综合科科员', roles: ['HANDLER'] },
    { signIn: 'unithead', displayName: '沈怀章', unit: 'jfj', position: '局长', roles: ['UNIT_HEAD'] },
    { signIn: 'reviewer', displayName: '闻谨之', unit: 'dzb', position: '保密审查员', roles: ['SECRECY_REVIEWER'] },
    { signIn: 'reviewer2', displayName: '秦守拙', unit: 'dzb', position: '保密审查员', roles: ['SECRECY_REVIEWER'] },
    { signIn: 'office', displayName: '陶予安', unit: 'dzb', position: '政务公开科科长', roles: ['DISCLOSURE_OFFICE'] },
    { signIn: 'admin', displayName: '季维桢', unit: 'dzb', position: '信息中心系统管理员', roles: ['ADMIN'] },
  ];
  for (const [code, displayName, position] of HANDLERS) {
    named.push({ signIn: `handler.${code}`, displayName, unit: code, position, roles: ['HANDLER'] });
    const head = UNITS.find((u) => u.code === code)?.head;
    if (head === undefined) throw new Error(`no unit ${code}`);
    named.push({
      signIn: `unithead.${code}`,
      displayName: head.name,
      unit: code,
      position: head.title,
      roles: ['UNIT_HEAD'],
    });
  }
  return named;
}

export const DONGYU: DemoZone = {
  key: 'dongyu',
  name: NAME,
  nameEn: 'Dongyu Economic and Technological Development Zone',
  shortName: '东屿经开区',
  host: 'www.dongyu.example',
  city: '望海市',
  motto: '公开为常态，阳光促发展',
  mottoEn: 'Open by default',
  description:
    '东屿经济技术开发区是为演示而虚构的开发区：规划面积86.4平方公里，下辖东港、望屿两个街道，以高端装备、电子信息、新材料和海洋食品为主导产业。本站机构、人员、企业和数据均系虚构。',
  descriptionEn:
    'Dongyu is an invented development zone of 86.4 square kilometres with two subdistricts, made for demonstration. Every body, person, enterprise and figure on this site is fictional.',
  siteIdCode: '0000000001',
  icpNumber: '演示ICP备00000001号',
  policeNumber: '演示公网安备00000000000001号',
  sponsor: `${NAME}管理委员会`,
  operator: `${NAME}管理委员会办公室`,
  address: COMMITTEE_BUILDING,
  phone: '0000-88001012',
  fax: '0000-88001013',
  email: 'gongkai@dongyu.example',
  postcode: '000000',
  agencyCode: COMMITTEE_CODE,
  units: UNITS,
  accounts: accounts(),
};
