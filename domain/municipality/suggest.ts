import { stemsOf } from '../search/stems.ts';
import type { Unit } from './municipality.ts';

/** What is known of a message when it is routed, as its source says it; null where it does not, or it is not kept here. */
export interface About {
	readonly topic: string | null;
	readonly location: string | null;
	readonly text: string | null;
}

/** A unit that a message may concern, and the entries of the file by which it does. */
export interface SuggestedUnit {
	readonly unit: string;
	readonly topics: readonly string[];
	readonly places: readonly string[];
}

/** A place weighs as much as a topic that was only read in the text, a topic that the source names twice as much. */
const weights = { topic: 2, text: 1, place: 1 } as const;

/**
 * The units whose topics or places, as the municipality's file lists them, stand in a message, the likeliest first and at
 * equal weight in the order of the file. Learned from nothing but the file: it proposes, and whoever routes decides. An
 * entry of several words stands there where each of them does; endings do not count.
 */
export function suggestUnits(units: readonly Unit[], about: About): readonly SuggestedUnit[] {
	const [topic, location, text] = [about.topic, about.location, about.text].map((said) => stemsOf(said ?? ''));
	const [inTopic = [], inPlace = [], inText = []] = [topic, location, text];
	const weighed = units.map(({ id, topics = [], places = [] }) => {
		const named = topics.filter((entry) => stands(entry, inTopic));
		const read = topics.filter((entry) => !named.includes(entry) && stands(entry, inText));
		const there = places.filter((entry) => stands(entry, inPlace) || stands(entry, inText));
		const weight =
			(named.length > 0 ? weights.topic : 0) +
			(read.length > 0 ? weights.text : 0) +
			(there.length > 0 ? weights.place : 0);
		return { weight, suggested: { unit: id, topics: [...named, ...read], places: there } };
	});
	return weighed
		.filter(({ weight }) => weight > 0)
		.toSorted((one, other) => other.weight - one.weight)
		.map(({ suggested }) => suggested);
}

function stands(entry: string, words: readonly string[]): boolean {
	const asked = stemsOf(entry);
	return asked.length > 0 && asked.every((word) => words.includes(word));
}
