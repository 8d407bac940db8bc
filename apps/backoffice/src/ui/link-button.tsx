import { createLink, type LinkComponent } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';
import type { Ref } from 'react';

interface Props extends Omit<ButtonProps, 'children' | 'href' | 'type'> {
  readonly label: string;
  /** The act that brings things on stands out. */
  readonly main?: boolean;
  readonly href?: string;
  readonly ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ label, main = false, href = '', ref, ...rest }: Props) {
  return (
    <Button {...rest} type={main ? 'primary' : 'default'} href={href} {...(ref === undefined ? {} : { ref })}>
      {label}
    </Button>
  );
}

const Linked = createLink(Anchor);

/** A link that looks like a button: one element, one stop for the Tab key. */
export const LinkButton: LinkComponent<typeof Anchor> = (props) => <Linked {...props} />;
