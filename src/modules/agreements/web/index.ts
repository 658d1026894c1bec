/** What other modules may show of the page between us: the frame of *Same page* around their own tabs. */
export { SamePageFrame } from './same-page-frame.tsx';
