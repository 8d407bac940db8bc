import { pictureWords } from '@openzone/contracts';
import type { Editor } from '@tiptap/react';
import { Form, Input, Modal, Radio } from 'antd';
import { useId } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { useRules } from '../ui/rules.ts';
import { editorMessages } from './messages.ts';
import type { PictureAttributes } from './picture-node.ts';
import { pictureAddress } from './pictures.ts';

interface Props {
  readonly editor: Editor;
  /** The place of the picture; null when none is asked about. */
  readonly position: number | null;
  /** Called with the place behind it once its words are there; with null when the writer puts it off. */
  readonly onClose: (described: number | null) => void;
}

interface Words {
  readonly kind: 'told' | 'decoration';
  readonly alt: string;
  readonly caption: string;
}

/** What a picture says to those who do not see it, and what stands below it. */
export function PictureDialog({ editor, position, onClose }: Props) {
  const m = useMessages(editorMessages);
  const c = useMessages(common);
  const formId = useId();
  const node = position === null ? null : editor.state.doc.nodeAt(position);
  const picture = node?.type.name === 'picture' ? (node.attrs as PictureAttributes) : null;
  const apply = ({ kind, alt, caption }: Words) => {
    if (position === null || picture === null) return;
    const words = kind === 'decoration' ? '' : tidy(alt);
    editor
      .chain()
      .setNodeSelection(position)
      .updateAttributes('picture', { alt: words, caption: tidy(caption) })
      .run();
    onClose(position + 1);
  };
  return (
    <Modal
      open={picture !== null}
      title={m.pictureTitle}
      onCancel={() => onClose(null)}
      okText={m.apply}
      cancelText={c.cancel}
      okButtonProps={{ htmlType: 'submit', form: formId }}
      destroyOnHidden
    >
      {picture !== null && (
        <>
          <img className="oz-picture-shown" src={pictureAddress(picture.sha256)} alt={picture.alt ?? ''} />
          <PictureForm key={position} id={formId} picture={picture} onWords={apply} />
        </>
      )}
    </Modal>
  );
}

interface FormProps {
  readonly id: string;
  readonly picture: PictureAttributes;
  readonly onWords: (words: Words) => void;
}

function PictureForm({ id, picture, onWords }: FormProps) {
  const m = useMessages(editorMessages);
  const r = useRules();
  const [form] = Form.useForm<Words>();
  const kind = Form.useWatch('kind', form);
  return (
    <Form<Words>
      name="picture"
      id={id}
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        kind: picture.alt === '' ? 'decoration' : 'told',
        alt: picture.alt ?? '',
        caption: picture.caption,
      }}
      onFinish={onWords}
    >
      <Form.Item name="kind" label={m.pictureKind}>
        <Radio.Group
          options={[
            { value: 'told', label: m.pictureTold },
            { value: 'decoration', label: m.pictureDecoration },
          ]}
        />
      </Form.Item>
      {kind !== 'decoration' && (
        <Form.Item
          name="alt"
          label={m.pictureAlt}
          extra={m.pictureAltHint}
          rules={[r.needed(m.pictureAlt), r.most(m.pictureAlt, pictureWords)]}
        >
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
      )}
      <Form.Item
        name="caption"
        label={m.pictureCaption}
        extra={m.pictureCaptionHint}
        rules={[r.most(m.pictureCaption, 200)]}
      >
        <Input />
      </Form.Item>
    </Form>
  );
}

const tidy = (words: string | undefined): string => (words ?? '').replaceAll(/[ \t\r\n]+/g, ' ').trim();
