import { mailLabels } from '../wording/mails.ts';
import { signInMail as words } from '../wording/work.ts';
import { layOut } from './layout.ts';
import type { RenderedMail } from './model.ts';

/** The mail with the link to the place to work; nothing in it names a case or a person. */
export function renderSignInMail(input: { readonly title: string; readonly link: string }): RenderedMail {
	return layOut({
		subject: words.subject,
		preheader: words.preheader,
		blocks: [
			{ is: 'headline', text: words.headline },
			{ is: 'paragraph', text: words.line },
			{ is: 'button', label: words.button, url: input.link, beside: mailLabels.linkText },
			{ is: 'paragraph', text: words.notYou },
		],
		footer: [`${words.why}: ${input.title}.`],
	});
}
