// The look of a mail. Inline, for most mailboxes read nothing else; what a dark scheme needs besides stands in a <style>,
// which overrides what is inline where it is read, and is not missed where it is not.

/** Colours by what they are for, in a light scheme and in a dark one; every pair of text and ground has 4.5 : 1 at least. */
export const palette = {
	light: {
		page: '#f3f2f1',
		card: '#ffffff',
		text: '#0b0c0c',
		aside: '#505a5f',
		link: '#1d70b8',
		line: '#b1b4b6',
		button: '#00703c',
		onButton: '#ffffff',
	},
	dark: {
		page: '#121416',
		card: '#1d2023',
		text: '#f3f2f1',
		aside: '#b8bfc4',
		link: '#8cc4ff',
		line: '#5c646b',
		button: '#85d6a7',
		onButton: '#0b0c0c',
	},
} as const;

const { light, dark } = palette;

/** For the head: nothing in it takes a colour away from a mailbox that has no dark scheme. */
export const darkStyle = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background-color:${dark.page} !important}
.card{background-color:${dark.card} !important;border-color:${dark.line} !important}
.text{color:${dark.text} !important;border-color:${dark.line} !important}
.aside{color:${dark.aside} !important;border-color:${dark.line} !important}
.link{color:${dark.link} !important}
.button{background-color:${dark.button} !important;border-color:${dark.button} !important}
.onbutton{color:${dark.onButton} !important}
}`;

const font = 'font-family:Arial,Helvetica,sans-serif;';
/** A word that is longer than the window is broken, so that nobody scrolls sideways. */
const breaks = 'overflow-wrap:anywhere;word-break:break-word;';
const plain = `${font}font-size:16px;line-height:24px;color:${light.text};`;
const small = `${font}line-height:20px;color:${light.aside};${breaks}`;

/** The inline style of each part. */
export const styles = {
	page: `margin:0;padding:0;background-color:${light.page};`,
	around: `background-color:${light.page};`,
	/** Not `display:none` alone, which some mailboxes drop. */
	preheader: `display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;color:${light.page};mso-hide:all;`,
	card: `width:100%;max-width:600px;background-color:${light.card};`,
	inside: `padding:24px 16px;${plain}${breaks}`,
	foot: `padding:16px;border-top:1px solid ${light.line};font-size:13px;${small}`,
	footLine: 'margin:0 0 6px 0;',
	headline: `margin:0 0 16px 0;${font}font-size:22px;line-height:28px;color:${light.text};${breaks}`,
	heading: `margin:24px 0 8px 0;${font}font-size:18px;line-height:24px;color:${light.text};${breaks}`,
	paragraph: `margin:0 0 16px 0;${plain}${breaks}`,
	facts: `margin:0 0 16px 0;${plain}${breaks}`,
	title: `margin:16px 0 4px 0;font-size:14px;${small}`,
	note: `margin:0 0 16px 0;font-size:13px;${small}`,
	quote: `margin:4px 0 16px 0;padding:8px 0 8px 16px;border-left:4px solid ${light.line};unicode-bidi:isolate;${plain}${breaks}`,
	/** Its own ground is white in a dark scheme, too; a mailbox that shows none shows its words. */
	picture: `display:block;width:100%;max-width:480px;height:auto;border:0;${plain}`,
	table: 'margin:0 0 16px 0;border-collapse:collapse;',
	cell: `${font}font-size:14px;line-height:20px;color:${light.text};text-align:left;vertical-align:top;padding:6px 8px 6px 0;border-bottom:1px solid ${light.line};overflow-wrap:break-word;`,
	firstOfTwo: 'min-width:88px;',
	/** The last column holds times and figures: they are kept whole. */
	lastCell: 'word-break:normal;',
	/** The cell holds the padding for Outlook, which gives a link none; the link holds its own everywhere else, to be hit whole. */
	buttonCell: `background-color:${light.button};border:1px solid ${light.button};border-radius:4px;text-align:center;mso-padding-alt:12px 24px;`,
	button: `display:inline-block;padding:12px 24px;${font}font-size:18px;line-height:24px;font-weight:bold;color:${light.onButton};text-decoration:none;`,
	link: `color:${light.link};`,
} as const;
