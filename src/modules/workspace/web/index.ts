/** What the settings of other modules are made of: the frame with the side list, and forms that keep what was typed. */
export { CopyLine } from './copy-line.tsx';
export { NumberField } from './number-field.tsx';
export { SettingsForm, fieldError } from './settings-form.tsx';
export { SettingsFrame } from './settings-frame.tsx';
