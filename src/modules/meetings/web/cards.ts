export { FindingsCard } from './findings-card.tsx';
export { MeetingsCard } from './meetings-card.tsx';
