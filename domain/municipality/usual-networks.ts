import { networkNotes } from '../wording/networks.ts';
import type { Municipality, NetworkRule } from './municipality.ts';

const open: NetworkRule = { enabled: true, note: null, account: null };
const closed = (note: string): NetworkRule => ({ enabled: false, note, account: null });

/**
 * What `networks: default` stands for: every network that a municipality may answer in is enabled, those that the law
 * closes are not and say why (G-19). A file that lists networks lists them all.
 */
export const usualNetworks: Municipality['networks'] = {
	vk: open,
	ok: open,
	telegram: open,
	max: open,
	facebook: closed(networkNotes.banned),
	instagram: closed(networkNotes.banned),
	twitter: closed(networkNotes.restricted),
	other: open,
};
