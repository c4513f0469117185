import { hookOffMail as words } from '../wording/hooks.ts';
import { layOut } from './layout.ts';
import type { RenderedMail } from './model.ts';

/** The mail to whoever looks after a partner's system: nothing is sent there any more, and how that is mended. */
export function renderHookOffMail(input: { readonly title: string; readonly url: string }): RenderedMail {
	return layOut({
		subject: words.subject,
		preheader: words.preheader,
		blocks: [
			{ is: 'headline', text: words.headline },
			{ is: 'paragraph', text: words.line(input.url) },
			{ is: 'paragraph', text: words.kept },
			{ is: 'paragraph', text: words.mend },
		],
		footer: [`${words.why}: ${input.title}.`],
	});
}
