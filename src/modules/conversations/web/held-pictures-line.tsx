import { ImageOff } from 'lucide-react';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';

const t = texts('conversations');

interface HeldPicturesLineProps {
  count: number;
  /** Some were asked for and could not be had. */
  isTried: boolean;
  isBusy: boolean;
  onShow: () => void;
  onAlways: (() => void) | undefined;
}

/** Says that pictures were held back and why, and shows them: this time, or always for this customer. */
export function HeldPicturesLine({ count, isTried, isBusy, onShow, onAlways }: HeldPicturesLineProps) {
  const mayChange = useMay('customers:write');
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-3">
      <span className="flex items-baseline gap-1.5">
        <ImageOff aria-hidden className="lucide !size-3.5 flex-none translate-y-0.5" />
        {t(isTried ? 'message.notHad' : 'message.heldBack', { count })}
      </span>
      <Button size="small" busy={isBusy} onClick={onShow} className="pointer-coarse:min-h-11">
        {t(isTried ? 'message.tryPictures' : 'message.showPictures', { count })}
      </Button>
      {mayChange && onAlways && !isTried && (
        <Button
          size="small"
          look="quiet"
          busy={isBusy}
          onClick={onAlways}
          className="pointer-coarse:min-h-11"
        >
          {t('message.alwaysPictures')}
        </Button>
      )}
    </div>
  );
}
