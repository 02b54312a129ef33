import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../language/language-context';
import { Fault } from '../parts/fault';
import { Field } from '../parts/field';
import { useAction } from '../parts/use-action';

interface MarkEditorProps {
  readonly value: string;
  readonly name: string;
  /** What the button that opens the editor says to who cannot see the row. */
  readonly invitation: string;
  readonly hint: string;
  readonly proposals?: readonly string[];
  /** Absent: it is only shown. */
  readonly onSave?: (value: string) => Promise<void>;
}

/** A text in a row that can be changed in its place; Escape gives up, and the focus comes back to where it was. */
export function MarkEditor({ value, name, invitation, hint, proposals, onSave }: MarkEditorProps) {
  const { words } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (isOpen && onSave) return <OpenEditor {...{ value, name, hint, proposals, onSave }} onClose={() => setOpen(false)} />;
  return (
    <span className="mark">
      {value || words.none}
      {onSave && (
        <button type="button" ref={opener} className="plain small" aria-label={invitation} onClick={() => setOpen(true)}>
          {words.edit}
        </button>
      )}
    </span>
  );
}

interface OpenEditorProps extends Pick<MarkEditorProps, 'value' | 'name' | 'hint'> {
  readonly proposals: readonly string[] | undefined;
  readonly onSave: (value: string) => Promise<void>;
  readonly onClose: () => void;
}

function OpenEditor({ value, name, hint, proposals = [], onSave, onClose }: OpenEditorProps) {
  const { words } = useLanguage();
  const [draft, setDraft] = useState(value);
  const list = useId();
  const save = useAction(async () => {
    await onSave(draft.trim());
    onClose();
  });
  const giveUpOnEscape = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') onClose();
  };
  return (
    <form className="mark-editor" onSubmit={save.onSubmit} onKeyDown={giveUpOnEscape}>
      <Field label={name} value={draft} onValue={setDraft} hint={hint} maxLength={64} list={list} autoComplete="off" autoFocus />
      <datalist id={list}>
        {proposals.map((proposal) => (
          <option key={proposal} value={proposal} />
        ))}
      </datalist>
      <Fault error={save.error} />
      <div className="actions">
        <button type="submit" className="small" disabled={save.busy}>
          {words.save}
        </button>
        <button type="button" className="plain small" onClick={onClose}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
