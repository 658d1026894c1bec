/** What other screens may show of access: one's own account, and the keys of other systems. */
export { AccountSection } from './account-section.tsx';
export { ApiKeysSection } from './api-keys-section.tsx';
