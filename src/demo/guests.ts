import { companyNames, customerNotes, people } from './content/names.ts';
import type { Language } from './content/story.ts';
import { minutesLater } from './calendar.ts';
import type { House } from './house.ts';
import { addressName } from './wording.ts';

/** A customer as the stories need them. */
export interface Guest {
  id: string;
  name: string;
  surname: string;
  address: string;
  language: Language;
  /** How often they write, compared with others. */
  weight: number;
  lastAskedAt: Date | null;
}

const languages: readonly { language: Language; share: number }[] = [
  { language: 'en', share: 74 },
  { language: 'de', share: 11 },
  { language: 'fr', share: 7 },
  { language: 'pl', share: 5 },
  { language: 'es', share: 3 },
];

const wanted = { companies: 110, contacts: 1080 };

/** People and companies, most of whom came once and some of whom keep the house alive. */
export function inviteGuests(house: House): Guest[] {
  const companies = companyNames(wanted.companies).map((name) => addCompany(house, name));
  const taken = new Set<string>();
  const contacts: Guest[] = [];
  while (contacts.length < wanted.contacts) {
    const { language } = house.random.weighted(languages, ({ share }) => share);
    const { first, last, domains } = people[language];
    const given = house.random.pick(first);
    const surname = house.random.pick(last);
    const company = house.random.chance(0.16) ? house.random.pick(companies) : null;
    const domain = company ? company.address.split('@')[1] : house.random.pick(domains);
    const number = house.random.chance(0.3) ? String(house.random.between(2, 89)) : '';
    const address = `${addressName(`${given} ${surname}`)}${number}@${domain}`;
    if (taken.has(address)) continue;
    taken.add(address);
    contacts.push(addContact(house, { name: `${given} ${surname}`, surname, address, language, company }));
  }
  return [...companies, ...contacts];
}

export interface NewGuest {
  name: string;
  surname: string;
  address: string;
  language: Language;
  company: Guest | null;
  kind?: 'company';
  tier?: 'standard' | 'premium' | 'flagship';
  yearlyValueMinor?: number | null;
  note?: string;
}

export function addContact(house: House, given: NewGuest): Guest {
  const { random, rows, workspaceId, now } = house;
  const createdAt = minutesLater(now, -random.between(366, 900) * 1440);
  const id = random.id(createdAt);
  const regularity = random.next();
  const tier = given.tier ?? (regularity > 0.97 ? 'flagship' : regularity > 0.86 ? 'premium' : 'standard');
  const typical = { standard: 38_000, premium: 160_000, flagship: 420_000 }[tier];
  const isValueKnown = random.chance(0.8);
  const value = Math.round((typical * Math.exp(random.normal() * 0.5)) / 100) * 100;
  rows.customers.push({
    workspaceId,
    id,
    kind: given.kind ?? 'contact',
    name: given.name,
    companyId: given.company?.id ?? null,
    tier,
    yearlyValueMinor: given.yearlyValueMinor ?? (isValueKnown ? value : null),
    language: given.language,
    note: given.note ?? (random.chance(0.12) ? random.pick(customerNotes) : ''),
    declinesAsksAt: random.chance(0.02) ? minutesLater(now, -random.between(10, 300) * 1440) : null,
    lastConversationAt: null,
    createdAt,
    updatedAt: createdAt,
  });
  addIdentity(house, id, 'email', given.address, createdAt);
  if (random.chance(0.25)) {
    const number = `+4420794${String(random.between(60_000, 69_999))}${id.slice(-2).replaceAll(/\D/g, '0')}`;
    // Numbers of the range kept for stories; a number already taken is simply left out.
    if (!rows.customerIdentities.some(({ value: known }) => known === number))
      addIdentity(house, id, 'phone', number, createdAt);
  }
  const weight = { standard: 1, premium: 3, flagship: 6 }[tier] * Math.exp(random.normal() * 0.5);
  const { name, surname, address, language } = given;
  return { id, name, surname, address, language, weight, lastAskedAt: null };
}

function addCompany(house: House, name: string): Guest {
  const isForeign = /Reisen|Töchter/.test(name);
  const language = isForeign ? 'de' : /Delmas/.test(name) ? 'fr' : /Tours/.test(name) ? 'pl' : 'en';
  const address = `office@${addressName(name).replaceAll('.', '-')}.example`;
  return addContact(house, { name, surname: name, address, language, company: null, kind: 'company' });
}

function addIdentity(
  house: House,
  customerId: string,
  kind: 'email' | 'phone',
  value: string,
  createdAt: Date,
) {
  const id = house.random.id(createdAt);
  house.rows.customerIdentities.push({
    workspaceId: house.workspaceId,
    id,
    customerId,
    kind,
    value,
    createdAt,
  });
}
