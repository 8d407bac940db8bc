import { Button, Card, Form, Input } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { useRules } from '../ui/rules.ts';
import { appearanceMessages } from './messages.ts';
import { RowTools } from './row-tools.tsx';

/** Links to other sites, in groups. */
export function LinksCard() {
  const m = useMessages(appearanceMessages);
  const r = useRules();
  return (
    <Card className="oz-card" size="small" title={<h2>{m.links}</h2>}>
      <Form.List name="links">
        {(groups, { add, remove, move }) => (
          <>
            {groups.length === 0 && <p>{m.linksEmpty}</p>}
            {groups.map(({ key, name }, index) => (
              <fieldset key={key} className="oz-fieldset oz-look-row">
                <legend>{m.groupOf(index + 1)}</legend>
                <RowTools
                  what={m.groupOf(index + 1)}
                  position={index}
                  count={groups.length}
                  move={move}
                  remove={() => remove(name)}
                />
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
              </fieldset>
            ))}
            <Button onClick={() => add({ name: '', nameEn: '', links: [{ name: '', nameEn: '', url: 'https://' }] })}>
              {m.addGroup}
            </Button>
          </>
        )}
      </Form.List>
    </Card>
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
