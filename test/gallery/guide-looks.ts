/** The pictures of the Russian guides: what is to be seen, how wide, and how much of it from the top, in pixels. */
export const guideLooks = [
	{ name: 'executor-mail', width: 320, height: 560 },
	{ name: 'executor-form', width: 320, height: 760 },
	{ name: 'coordinator-list', width: 640, height: 720 },
	{ name: 'coordinator-form', width: 640, height: 800 },
	{ name: 'coordinator-publication', width: 320, height: 1_260 },
	{ name: 'coordinator-history', width: 640, height: 820 },
] as const;
export type GuidePicture = (typeof guideLooks)[number]['name'];

/** Where the pictures of the guides lie, below the root of the checkout. */
export const guideFolder = 'docs/ru/pictures';
