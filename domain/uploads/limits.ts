import { MINUTE_MS } from '../instant.ts';

const MEGABYTE = 1024 * 1024;

/** How much is taken; the page says so before anybody chooses a file. */
export const uploadLimits = {
	/** Files of one answer. */
	files: 10,
	/** Bytes of one file. */
	bytes: 50 * MEGABYTE,
	/**
	 * Bytes of all files that come with the form itself, without JavaScript: the gateway hands them on in base64, and a
	 * Lambda takes 6 MB of that.
	 */
	plainBytes: 4 * MEGABYTE,
	/** Files of one case, those that no answer took along too. */
	filesOfCase: 60,
	/** A picture with more pixels than any phone makes is made to fill a memory. */
	pixels: 210_000_000,
} as const;

/** How long an address that takes a file may be used. */
export const offerLastsMs = 15 * MINUTE_MS;
