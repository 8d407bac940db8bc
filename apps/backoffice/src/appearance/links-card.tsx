import { Button, Form, Input } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { useRules } from '../ui/rules.ts';
import { appearanceMessages } from './messages.ts';
import { RowTools } from './row-tools.tsx';
import { RowsCard } from './rows-card.tsx';

/** Links to other sites, in groups. */
export function LinksCard() {
  const m = useMessages(appearanceMessages);
  const r = useRules();
  return (
    <RowsCard
      field="links"
      title={m.links}
      empty={m.linksEmpty}
      rowOf={m.groupOf}
      addLabel={m.addGroup}
      newRow={() => ({ name: '', nameEn: '', links: [{ name: '', nameEn: '', url: 'https://' }] })}
    >
      {(name) => (
        <>
          <div className="oz-look-pair">
            <Form.Item
              name={[name, 'name']}
              label={m.groupName}
              rules={[r.needed(m.groupName), r.most(m.groupName, 30)]}
            >
              <Input />
            </Form.Item>
            <Form.Item name={[name, 'nameEn']} label={m.groupNameEn} rules={[r.most(m.groupNameEn, 60)]}>
              <Input lang="en" />
            </Form.Item>
          </div>
          <GroupLinks name={name} />
        </>
      )}
    </RowsCard>
  );
}

function GroupLinks({ name }: { readonly name: number }) {
  const m = useMessages(appearanceMessages);
  const r = useRules();
  return (
    <Form.List name={[name, 'links']}>
      {(rows, { add, remove, move }) => (
        <>
          {rows.map(({ key, name: row }, index) => (
            <div key={key} className="oz-look-link">
              <Form.Item name={[row, 'name']} label={m.linkName} rules={[r.needed(m.linkName), r.most(m.linkName, 60)]}>
                <Input />
              </Form.Item>
              <Form.Item name={[row, 'nameEn']} label={m.linkNameEn} rules={[r.most(m.linkNameEn, 120)]}>
                <Input lang="en" />
              </Form.Item>
              <Form.Item
                name={[row, 'url']}
                label={m.linkUrl}
                rules={[r.needed(m.linkUrl), { pattern: /^https?:\/\/[^\s"<>]+$/, message: m.urlWrong }]}
              >
                <Input inputMode="url" />
              </Form.Item>
              <RowTools
                what={`${m.linkName} ${index + 1}`}
                position={index}
                count={rows.length}
                move={move}
                remove={() => remove(row)}
              />
            </div>
          ))}
          <Button size="small" className="oz-look-add" onClick={() => add({ name: '', nameEn: '', url: 'https://' })}>
            {m.addLink}
          </Button>
        </>
      )}
    </Form.List>
  );
}
