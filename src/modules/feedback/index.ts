/**
 * Feedback is what we ask customers and what they reply. An ask goes out once after a conversation is closed, at most
 * one per customer in thirty days; it is `sent`, then `answered` (and changeable for seven days), `expired` or
 * `withdrawn`. An answer is one reply to one question; a changed mind is a new answer and the old one stays as history.
 * Answers about a person belong first to that person.
 *
 * Besides the ask after a conversation there are check-ins, three questions by schedule or by hand, and the sentence that
 * our people and customers answer in the same week. One rest holds across all of them. "How much further could we go"
 * becomes a wish of the customer and is owed a reply within seven days. What staff say of the week stays theirs; it is
 * read as a mean of four or more.
 *
 * Feedback does not judge: what an answer means for a mark is the report card's business. It never looks at a mark
 * before asking either, so the unhappy are asked as readily as the happy.
 */
export { listAnswersOfAsk } from './queries/answers-of-ask.ts';
export { listFindings } from './queries/findings.ts';
