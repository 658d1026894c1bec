/**
 * Gathers what arrives while earlier work is under way and does it together: a burst of mails becomes a few large
 * transactions, a single mail is not delayed. One lane per key, one batch of it at a time, in the order of arrival.
 */
export function batches<Item, Result>(options: {
  most: number;
  keyOf: (item: Item) => string;
  /** Gives one result per item, in order. A failure fails the whole batch. */
  work: (key: string, items: Item[]) => Promise<Result[]>;
}): (item: Item) => Promise<Result> {
  interface Waiting {
    item: Item;
    resolve: (result: Result) => void;
    reject: (error: unknown) => void;
  }
  const lanes = new Map<string, Waiting[]>();

  const drain = async (key: string, lane: Waiting[]) => {
    while (lane.length > 0) {
      const batch = lane.splice(0, options.most);
      try {
        const results = await options.work(
          key,
          batch.map((waiting) => waiting.item),
        );
        batch.forEach((waiting, index) => waiting.resolve(results[index] as Result));
      } catch (error) {
        for (const waiting of batch) waiting.reject(error);
      }
    }
    lanes.delete(key);
  };

  return (item) =>
    new Promise((resolve, reject) => {
      const key = options.keyOf(item);
      const lane = lanes.get(key);
      if (lane) return void lane.push({ item, resolve, reject });
      const fresh = [{ item, resolve, reject }];
      lanes.set(key, fresh);
      // The turn of the event loop that brought this item may bring more.
      setImmediate(() => void drain(key, fresh));
    });
}
