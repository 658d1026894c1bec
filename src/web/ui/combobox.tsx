import { useId, useRef, useState, type ReactNode } from 'react';
import { classes } from './classes.ts';
import { placeBeside } from './place.ts';

export interface ComboboxOption {
  id: string;
  label: string;
  /** Quiet words at the end of the line. */
  hint?: string;
  icon?: ReactNode;
}

interface ComboboxProps {
  /** Accessible name. */
  label: string;
  text: string;
  onText: (text: string) => void;
  options: readonly ComboboxOption[];
  onChoose: (option: ComboboxOption) => void;
  /** Enter on text that is none of the options; answers whether it was taken. */
  onEnterText?: (text: string) => boolean;
  onBackspaceWhenEmpty?: () => void;
  onBlur?: () => void;
  placeholder?: string;
  emptyText?: string;
  className?: string;
  autoFocus?: boolean;
}

/** A text field with suggestions below it; arrows choose among them while focus stays in the field. */
export function Combobox({
  label,
  text,
  onText,
  options,
  onChoose,
  onEnterText,
  onBackspaceWhenEmpty,
  onBlur,
  placeholder,
  emptyText,
  className = 'field',
  autoFocus,
}: ComboboxProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const isShown = isOpen && (options.length > 0 || (text !== '' && emptyText !== undefined));
  const at = Math.min(active, Math.max(0, options.length - 1));
  const choose = (option: ComboboxOption) => {
    onChoose(option);
    setActive(0);
    setOpen(false);
  };
  return (
    <span className="contents">
      <input
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={isShown && options[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
        // Only where the person has just asked for this field.
        autoFocus={autoFocus}
        value={text}
        placeholder={placeholder}
        className={className}
        onChange={(event) => {
          onText(event.target.value);
          setOpen(true);
          setActive(0);
        }}
        onFocus={() => options.length > 0 && setOpen(true)}
        onBlur={() => {
          setOpen(false);
          onBlur?.();
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            setOpen(true);
            setActive(
              (at + (event.key === 'ArrowDown' ? 1 : options.length - 1)) % Math.max(1, options.length),
            );
          }
          if (event.key === 'Escape' && isShown) {
            // A dialog around it would close as well.
            event.preventDefault();
            event.stopPropagation();
            setOpen(false);
          }
          if (event.key === 'Backspace' && text === '') onBackspaceWhenEmpty?.();
          if (event.key !== 'Enter' && event.key !== 'Tab' && event.key !== ',') return;
          const option = isShown ? options[at] : undefined;
          if (option && event.key === 'Enter') {
            event.preventDefault();
            choose(option);
          } else if (text !== '' && onEnterText?.(text)) {
            event.preventDefault();
          }
        }}
      />
      {isShown && (
        <div
          ref={(element) => {
            list.current = element;
            if (!element || !input.current) return;
            element.showPopover();
            placeBeside(element, input.current, 'start');
          }}
          popover="manual"
          id={id}
          role="listbox"
          aria-label={label}
          className="fixed m-0 min-w-64 overflow-y-auto rounded-card border border-line-strong bg-surface p-1 text-ink shadow-lifted"
        >
          {options.map((option, index) => (
            <div
              key={option.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              onPointerDown={(event) => {
                event.preventDefault();
                choose(option);
              }}
              onPointerMove={() => setActive(index)}
              className={classes(
                'flex min-h-8 items-center gap-2 rounded-control px-2 pointer-coarse:min-h-11',
                index === at && 'bg-accent-soft',
              )}
            >
              {option.icon}
              <span className="min-w-0 flex-1 truncate">{option.label}</span>
              {option.hint && <span className="truncate text-sm text-ink-3">{option.hint}</span>}
            </div>
          ))}
          {options.length === 0 && <div className="px-2 py-1.5 text-ink-3">{emptyText}</div>}
        </div>
      )}
    </span>
  );
}
