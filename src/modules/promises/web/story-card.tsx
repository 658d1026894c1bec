import { Link } from '@tanstack/react-router';
import { relativeTime, useNow } from '#web/format.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, Letter } from '#web/ui/index.ts';
import { useLatestAnswers } from './api.ts';
import { chooseStory } from './story.ts';

const t = texts('promises');

/** One good thing that a customer said, so that the day begins with whom it is for. */
export function StoryCard() {
  const { workspace } = useSession();
  const now = useNow();
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: workspace.timeZone });
  const dayOf = (at: string | number) => format.format(new Date(at));
  const story = chooseStory(useLatestAnswers(), { today: dayOf(now), dayOf });
  if (!story) return null;
  const { answer, words, mark } = story;
  const isYesterday = dayOf(answer.at) === dayOf(now - 86_400_000);
  const about = t(answer.staff ? 'story.about' : 'story.by', {
    customer: answer.customer.name || t('due.nobody'),
    staff: answer.staff?.name,
  });
  return (
    <Card labelledBy="story-title">
      <CardTitle id="story-title" aside={isYesterday ? undefined : relativeTime(answer.at, now)}>
        {t(isYesterday ? 'story.yesterday' : 'story.lately')}
      </CardTitle>
      <figure className="flex gap-4">
        <Letter mark={mark} label={t('story.mark')} size="large" />
        <div className="min-w-0">
          <blockquote className="text-lg break-words italic">“{words}”</blockquote>
          <figcaption className="mt-1 text-sm text-ink-3">
            {answer.conversation ? (
              <Link
                to={`/inbox/${answer.conversation.id}`}
                search={{ view: 'all' }}
                data-line
                className="text-accent"
              >
                {about}
              </Link>
            ) : (
              about
            )}
          </figcaption>
        </div>
      </figure>
    </Card>
  );
}
