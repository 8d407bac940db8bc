/** Bodies as the sanitiser lets them through: numbered headings, long tables, nested cells, signatures. */
export const measuresBody = `<p>各局（室），各街道，各有关单位：</p>
<p>《海晏经济技术开发区支持中小企业稳岗扩岗若干措施》已经管委会主任办公会议研究同意，现印发给你们，请认真贯彻执行。</p>
<p class="signature">海晏经济技术开发区管理委员会</p>
<p class="signature">2026年3月10日</p>
<h2 class="align-center">海晏经济技术开发区支持中小企业稳岗扩岗若干措施</h2>
<p>为落实国家关于稳就业的部署，支持中小企业稳定岗位、扩大就业，结合本区实际，制定本措施。详细口径可查阅<a href="https://www.example.gov.cn/policy">上级文件</a>。</p>
<h3>一、支持对象</h3>
<p>在本区依法登记、正常经营并按规定参加社会保险的中小企业、个体工商户和社会组织。</p>
<h3>二、支持措施</h3>
<h4>（一）失业保险稳岗返还</h4>
<p>上年度裁员率不高于5.5%的参保企业，按照企业及其职工上年度实际缴纳失业保险费的60%返还；30人（含）以下的，裁员率放宽至20%。</p>
<h4>（二）一次性扩岗补助</h4>
<p>招用毕业年度高校毕业生并签订一年以上劳动合同的，按每人1500元给予补助。具体标准见下表。</p>
<table><caption>一次性扩岗补助标准</caption><thead><tr><th scope="col">招用对象</th><th scope="col">合同期限</th><th scope="col">补助标准（元/人）</th><th scope="col">申请期限</th><th scope="col">所需材料</th></tr></thead>
<tbody><tr><th scope="row">毕业年度高校毕业生</th><td>一年以上</td><td>1500</td><td>2026年12月31日前</td><td>劳动合同、毕业证书、参保证明</td></tr>
<tr><th scope="row">登记失业半年以上人员</th><td>一年以上</td><td>2000</td><td>2026年12月31日前</td><td>劳动合同、失业登记证明、参保证明</td></tr>
<tr><th scope="row">脱贫劳动力</th><td>六个月以上</td><td>1000</td><td>2026年12月31日前</td><td>劳动合同、参保证明</td></tr></tbody></table>
<h4>（三）技能培训补贴</h4>
<p>企业组织职工开展岗位技能提升培训的，按以下标准给予补贴：</p>
<ol><li>取得初级工证书的，每人800元；</li><li>取得中级工证书的，每人1200元；</li><li>取得高级工及以上证书的，每人2000元。</li></ol>
<h3>三、办理方式</h3>
<p>符合条件的单位向区人力资源和社会保障部门提出申请，材料齐全的，自受理之日起10个工作日内办结。咨询电话：0000-87001005。</p>
<h3>四、附则</h3>
<p>本措施自2026年4月1日起施行，有效期至2028年3月31日。《关于做好2023年度援企稳岗工作的通知》（海管发〔2023〕18号）同时废止。</p>`;

export const guideBody = `<p>为便于公民、法人和其他组织获取政府信息，根据《中华人民共和国政府信息公开条例》，编制本指南。</p>
<h2>一、信息分类和编排体系</h2><p>本机关公开的政府信息按栏目、体裁和主题分类编排，每条信息有唯一的索引号。</p>
<h2>二、获取方式</h2><h3>（一）主动公开</h3><p>通过本网站、政务服务中心查阅点、国家档案馆和公共图书馆获取。</p><h3>（二）依申请公开</h3><p>当面提交、邮寄或者通过电子邮件提出。</p>
<h2>三、公开工作机构</h2><p>管委会办公室，地址：晏海大道1号；办公时间：工作日上午8:30—12:00，下午14:00—17:30。</p>`;

const rows = [
  '（一）予以公开',
  '（二）部分公开',
  '1.属于国家秘密',
  '2.其他法律行政法规禁止公开',
  '3.危及“三安全一稳定”',
  '4.保护第三方合法权益',
  '5.属于三类内部事务信息',
];

export const reportBody = `<p>根据《中华人民共和国政府信息公开条例》第五十条的规定，编制本报告。</p>
<h2>一、总体情况</h2><p>2025年，本机关主动公开政府信息1286条，收到政府信息公开申请59件，均在法定期限内答复。</p>
<h2>二、主动公开政府信息情况</h2>
<table><caption>主动公开政府信息情况表</caption><tbody><tr><th colspan="4" scope="colgroup">第二十条第（一）项</th></tr><tr><th scope="col">信息内容</th><th scope="col">本年制发件数</th><th scope="col">本年废止件数</th><th scope="col">现行有效件数</th></tr><tr><th scope="row">规章</th><td>0</td><td>0</td><td>0</td></tr><tr><th scope="row">行政规范性文件</th><td>4</td><td>5</td><td>18</td></tr></tbody></table>
<h2>三、收到和处理政府信息公开申请情况</h2>
<table><caption>收到和处理政府信息公开申请情况表</caption><thead><tr><td colspan="2" rowspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><th colspan="7" scope="colgroup">申请人情况</th></tr><tr><th rowspan="2" scope="col">自然人</th><th colspan="5" scope="colgroup">法人或其他组织</th><th rowspan="2" scope="col">总计</th></tr><tr><th scope="col">商业企业</th><th scope="col">科研机构</th><th scope="col">社会公益组织</th><th scope="col">法律服务机构</th><th scope="col">其他</th></tr></thead>
<tbody>${rows.map((name, index) => `<tr>${index === 0 ? `<th rowspan="${rows.length}" scope="rowgroup">三、本年度办理结果</th>` : ''}<th scope="row">${name}</th><td>${20 - index}</td><td>${index}</td><td>0</td><td>0</td><td>1</td><td>0</td><td>21</td></tr>`).join('')}</tbody></table>
<h2>四、存在的主要问题及改进情况</h2><p>部分领域公开时效还不够强。下一步将加强源头认定，提前介入，确保信息形成之日起20个工作日内公开。</p>
<h2>五、其他需要报告的事项</h2><p>本年度未收取信息处理费。</p>`;

export const budgetBody = `<p>2026年全区一般公共预算收入安排862000万元，增长6.5%；支出安排745300万元。</p>
<table><thead><tr><th scope="col">科目</th><th scope="col">预算数（万元）</th></tr></thead><tbody><tr><th scope="row">税收收入</th><td>748900</td></tr><tr><th scope="row">非税收入</th><td>113100</td></tr></tbody></table>
<p><br></p><h4>有关说明</h4><p>部门预算由各部门另行公开。</p>`;
