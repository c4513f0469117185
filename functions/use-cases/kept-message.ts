import type { Municipality } from '../../domain/municipality/municipality.ts';
import { suggestUnits } from '../../domain/municipality/suggest.ts';
import { textOf } from './present.ts';

/** What an author wrote, or what shows him: in reference mode it stays at its source. */
const ofAuthor = new Set(['author', 'text', 'media', 'topic', 'location']);

/**
 * A message as it is stored beside its case. In reference mode (G-20) nothing of it that a person has written: of its topic,
 * place and text there stand the entries alone that the municipality's own file lists for its units, by which one of
 * them is suggested still. Its address in the network and its sender's number stay: by these it is found where it is.
 */
export function keptMessage(
	message: object,
	{ referenceMode, units }: Pick<Municipality, 'referenceMode' | 'units'>,
): object {
	if (!referenceMode) return message;
	const rest = Object.fromEntries(Object.entries(message).filter(([field]) => !ofAuthor.has(field)));
	return { ...rest, ...entriesIn(message, units) };
}

/** The entries of the file's topics and places that stand in a message; null for neither. */
function entriesIn(message: object, units: Municipality['units']) {
	const [topic, location, text] = ['topic', 'location', 'text'].map((field) => textOf(message, field));
	const fitting = suggestUnits(units, { topic: topic ?? null, location: location ?? null, text: text ?? null });
	return {
		topic: listed(fitting.flatMap(({ topics }) => topics)),
		location: listed(fitting.flatMap(({ places }) => places)),
	};
}

function listed(entries: readonly string[]): string | null {
	return entries.length === 0 ? null : [...new Set(entries)].join(', ');
}
