interface SegmentsProps {
  legend: string;
  name: string;
  options: readonly { value: string; label: string; figure?: string }[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  error?: string | undefined;
}

/** A choice of a few, all in sight: arrows move, one tap chooses. A figure stands above its word. */
export function Segments({ legend, name, options, value, defaultValue, onChange, error }: SegmentsProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-strong">{legend}</legend>
      <div className="flex flex-wrap gap-1.5">
        {options.map((option) => (
          <label
            key={option.value}
            className="relative flex min-h-9 flex-1 basis-16 cursor-pointer flex-col items-center justify-center rounded-control border border-field-line px-2 py-1 text-center text-sm has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              className="absolute inset-0 size-full cursor-pointer appearance-none opacity-0"
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : { checked: option.value === value, onChange: () => onChange?.(option.value) })}
            />
            {option.figure && <span className="text-base font-bold">{option.figure}</span>}
            <span className={option.figure ? 'text-xs leading-4' : 'font-strong'}>{option.label}</span>
          </label>
        ))}
      </div>
      {error && <p className="mt-1 text-sm text-bad">{error}</p>}
    </fieldset>
  );
}
