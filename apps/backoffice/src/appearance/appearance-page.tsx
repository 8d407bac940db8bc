import type { Appearance, AppearanceView } from '@openzone/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { fieldPath } from '../lib/field-errors.ts';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Page } from '../ui/page.tsx';
import { LeaveGuard } from '../write/leave-guard.tsx';
import { BannersCard } from './banners-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { HomeCard } from './home-card.tsx';
import { LinksCard } from './links-card.tsx';
import { LookCard } from './look-card.tsx';
import { MarksCard } from './marks-card.tsx';
import { appearanceMessages } from './messages.ts';
import { PreviewDialog } from './preview-dialog.tsx';
import { appearanceQuery } from './queries.ts';
import { TextsCard } from './texts-card.tsx';
import './appearance.css';

/** As the form holds it: a logo without a picture is none. */
type Values = Omit<Appearance, 'logo'> & {
  readonly logo: { readonly picture: string | null; readonly alt?: string; readonly altEn?: string };
};

function toForm({ logo, ...rest }: Appearance): Values {
  return { ...rest, logo: logo ?? { picture: null, alt: '', altEn: '' } };
}

function fromForm({ logo, ...rest }: Values): Appearance {
  const { picture, alt = '', altEn = '' } = logo;
  const home = rest.home.map((block) => (block.kind === 'column' ? block : { ...block, column: null }));
  return { ...rest, home, logo: picture === null ? null : { picture, alt, altEn } };
}

/** How the public site looks: prepared, previewed, live. */
export function AppearancePage() {
  const m = useMessages(appearanceMessages);
  const { data: view } = useSuspenseQuery(appearanceQuery);
  // A draft read anew in the background takes nothing away; one of another revision begins the form anew when it was saved here.
  const [revision, setRevision] = useState(view.revision);
  return (
    <Page title={m.title} about={m.about}>
      <Editor view={view} revision={revision} onRevision={setRevision} />
      <HistoryCard changes={view.changes} />
    </Page>
  );
}

interface EditorProps {
  readonly view: AppearanceView;
  /** The one that what stands in the form was made from. */
  readonly revision: number;
  readonly onRevision: (revision: number) => void;
}

function Editor({ view, revision, onRevision }: EditorProps) {
  const m = useMessages(appearanceMessages);
  const { language, pick } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [dirty, setDirty] = useState(false);
  const [dialog, setDialog] = useState<'preview' | 'live' | null>(null);

  const act = async (path: string, method: 'PUT' | 'POST', body: object): Promise<AppearanceView | undefined> => {
    setRunning(true);
    setFailure(null);
    try {
      const answer = await request<AppearanceView>(`/site/appearance/${path}`, { method, body });
      client.setQueryData(appearanceQuery.queryKey, answer);
      onRevision(answer.revision);
      setDirty(false);
      return answer;
    } catch (error) {
      const problem = asFailure(error);
      setFailure(problem);
      const place = fieldPath(problem.error.field ?? '').filter((part) => part !== 'appearance');
      if (place.length > 0) {
        const name = place as Parameters<typeof form.setFields>[0][number]['name'];
        form.setFields([{ name, errors: [pick(problem.text)] }]);
        form.scrollToField(name, { block: 'center' });
      }
      return undefined;
    } finally {
      setRunning(false);
    }
  };
  const save = async (): Promise<boolean> => {
    try {
      await form.validateFields();
    } catch {
      const [first] = form.getFieldsError().filter(({ errors }) => errors.length > 0);
      if (first !== undefined) form.scrollToField(first.name, { block: 'center' });
      return false;
    }
    const appearance = fromForm(form.getFieldsValue(true) as Values);
    return (await act('draft', 'PUT', { revision, appearance })) !== undefined;
  };
  const saveDraft = async () => {
    if (await save()) void message.success(m.draftSaved);
  };
  const show = async (what: 'preview' | 'live') => {
    if ((view.draft !== null && !dirty) || (await save())) setDialog(what);
  };
  const discard = async () => {
    const answer = await act('discard', 'POST', { revision });
    if (answer === undefined) return;
    form.setFieldsValue(toForm(answer.live));
    void message.success(m.discarded);
  };

  return (
    <>
      <Alert
        className="oz-alert"
        type={view.draft === null ? 'info' : 'warning'}
        showIcon
        title={
          view.draft === null || view.draftAt === null
            ? m.noDraft
            : m.draftOf(view.draftBy, formatTime(view.draftAt, language))
        }
      />
      <Form<Values>
        name="appearance"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={toForm(view.draft ?? view.live)}
        onValuesChange={() => setDirty(true)}
        scrollToFirstError
      >
        <HomeCard />
        <BannersCard />
        <LookCard />
        <TextsCard />
        <MarksCard />
        <LinksCard />
      </Form>
      {failure !== null && <FailureAlert failure={failure} />}
      <div className="oz-row oz-look-bar">
        <Button loading={running} disabled={!dirty} onClick={() => void saveDraft()}>
          {m.saveDraft}
        </Button>
        <Button disabled={running} onClick={() => void show('preview')}>
          {m.showPreview}
        </Button>
        <Button type="primary" disabled={running || (view.draft === null && !dirty)} onClick={() => void show('live')}>
          {m.goLive}
        </Button>
        {view.draft !== null && (
          <Popconfirm title={m.discardSure} onConfirm={() => void discard()}>
            <Button type="text" danger disabled={running}>
              {m.discard}
            </Button>
          </Popconfirm>
        )}
      </div>
      {dialog === 'preview' && <PreviewDialog revision={revision} onClose={() => setDialog(null)} />}
      {dialog === 'live' && (
        <LiveDialog
          running={running}
          onClose={() => setDialog(null)}
          onLive={async (note) => {
            if ((await act('live', 'POST', { revision, note })) !== undefined) void message.success(m.nowLive);
            setDialog(null);
          }}
        />
      )}
      <LeaveGuard isDirty={() => dirty} onSave={save} kept={false} />
    </>
  );
}

interface LiveProps {
  readonly running: boolean;
  readonly onClose: () => void;
  readonly onLive: (note: string) => Promise<void>;
}

function LiveDialog({ running, onClose, onLive }: LiveProps) {
  const m = useMessages(appearanceMessages);
  const c = useMessages(common);
  const [note, setNote] = useState('');
  return (
    <Modal
      open
      title={m.liveTitle}
      okText={m.goLive}
      cancelText={c.cancel}
      confirmLoading={running}
      onCancel={onClose}
      onOk={() => void onLive(note)}
    >
      <p>{m.liveAbout}</p>
      <label htmlFor="look-note">{m.note}</label>
      <Input.TextArea
        id="look-note"
        aria-describedby="look-note-hint"
        value={note}
        maxLength={500}
        autoSize={{ minRows: 2 }}
        onChange={(event) => setNote(event.target.value)}
      />
      <p id="look-note-hint" className="oz-quiet">
        {m.noteHint}
      </p>
    </Modal>
  );
}
