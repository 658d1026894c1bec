/**
 * What other modules may show of the page between us: the frame of *Same page* around their own tabs, and the one key
 * that puts an undisclosed rule on the page.
 */
export { PutOnThePage } from './put-on-the-page.tsx';
export { SamePageFrame } from './same-page-frame.tsx';
