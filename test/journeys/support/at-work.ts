import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { readable } from '../../support/markup.ts';
import { type JourneyCloud, until } from './cloud.ts';

/** What is typed, chosen or ticked on a form, by the name of its field. */
export type Entered = Readonly<Record<string, string>>;

/** A photo that goes with a form. */
interface Photo {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** Whose place to work, and on how wide a screen. */
interface Seat {
	readonly town: string;
	readonly mail: string;
	readonly width: number;
}

/** How long a page may keep somebody waiting for a field or a button of it. */
const patienceMs = 15_000;

/** How wide the screens are on which people work, in pixels. */
export const screens = { telephone: 320, desk: 1280 } as const;

/**
 * Somebody at the place to work of one town, in a browser of his own without JavaScript. The only mail he reads is the
 * one that lets him in; everything else he reaches from his own list.
 */
export class AtWork {
	readonly page: Page;
	private readonly context: BrowserContext;
	private readonly cloud: JourneyCloud;
	private readonly seat: Seat;
	/** The widest page that he has met so far, in pixels: more than his screen is to be scrolled sideways. */
	widest = 0;

	private constructor(cloud: JourneyCloud, context: BrowserContext, page: Page, seat: Seat) {
		this.cloud = cloud;
		this.context = context;
		this.page = page;
		this.seat = seat;
	}

	/** Asks for a link by his mailbox, and comes in by it. */
	static async signIn(cloud: JourneyCloud, browser: Browser, seat: Seat): Promise<AtWork> {
		const context = await browser.newContext({
			javaScriptEnabled: false,
			viewport: { width: seat.width, height: 640 },
		});
		context.setDefaultTimeout(patienceMs);
		const person = new AtWork(cloud, context, await context.newPage(), seat);
		await person.comeIn();
		return person;
	}

	/** Asks for a link anew, and comes in by it; throws where his list does not follow. */
	async comeIn(): Promise<void> {
		const { town, mail } = this.seat;
		// After a restart those of before count as unread.
		const earlier = new Set((await this.cloud.client.mails()).map(({ id }) => id));
		await this.page.goto(this.at(''));
		await this.fill({ mail });
		const sent = await this.cloud.client.nextMail(
			`/worklist/${town}/in/`,
			({ id, to }) => !earlier.has(id) && to.some(({ address }) => address === mail),
		);
		const [link = ''] = /\S+\/worklist\/[\w-]+\/in\/\S+/.exec(sent.text) ?? [];
		await this.page.goto(link);
		await this.page.locator('main form button').click();
		const heading = await this.heading();
		if (heading !== 'Мои дела') throw new Error(`${mail} is not let in: ${heading}`);
	}

	/** The first heading of the page on which he is, with plain spaces. */
	async heading(): Promise<string> {
		await this.settle();
		return readable(await this.page.locator('h1').innerHTML());
	}

	/** Everything that he reads on the page, on one line with plain spaces. */
	async reads(): Promise<string> {
		await this.settle();
		return readable(await this.page.locator('main').innerHTML());
	}

	/** Goes to a page of the place to work: `list`, `all`, `found`, `absences`, `case/AN-…`. */
	async goTo(page: string): Promise<void> {
		await this.page.goto(this.at(`/${page}`));
		await this.settle();
	}

	/** Whether his own list asks him for this case; what he did of late does not count. */
	async isAsked(caseId: string): Promise<boolean> {
		await this.goTo('list');
		return (await this.onList(caseId).count()) > 0;
	}

	/** Opens a case from his own list, as soon as it stands there. */
	async open(caseId: string): Promise<void> {
		await until(
			`${caseId} on the list of ${this.seat.mail}`,
			() => this.isAsked(caseId),
			(isAsked) => isAsked,
		);
		await this.onList(caseId).first().click();
		await this.settle();
	}

	/** Follows the first link of this page whose address ends so. */
	async follow(address: string): Promise<void> {
		await this.page.locator(`main a[href$="${address}"]`).first().click();
		await this.settle();
	}

	/** Fills the form of this page that has the first of these fields, and presses its button. */
	async fill(entered: Entered, photos: readonly Photo[] = []): Promise<void> {
		const [first = ''] = Object.keys(entered);
		const form = this.page.locator('main form').filter({ has: this.page.locator(`[name="${first}"]`) });
		// A choice comes first: what belongs to another one is hidden until it is made.
		for (const [name, value] of Object.entries(entered)) await enter(form, name, value);
		if (photos.length > 0)
			await form
				.locator('[name=media]')
				.setInputFiles(photos.map(({ name, bytes }) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from(bytes) })));
		await form.locator('> button').last().click();
		await this.settle();
	}

	/**
	 * Fills the form of the case on whose page he is, and confirms what cannot be taken back; throws unless the page after
	 * says that it is done.
	 */
	async decide(entered: Entered, photos: readonly Photo[] = []): Promise<void> {
		await this.fill(entered, photos);
		if ((await this.heading()) === 'Проверьте и подтвердите') await this.page.locator('main form > button').click();
		await this.settle();
		if ((await this.page.locator('.done').count()) === 0)
			throw new Error(`${this.seat.mail} ${JSON.stringify(entered)}: ${await this.reads()}`);
	}

	/** Opens a case from his own list and decides what it asks of him. */
	async act(caseId: string, entered: Entered, photos: readonly Photo[] = []): Promise<void> {
		await this.open(caseId);
		await this.decide(entered, photos);
	}

	leave(): Promise<void> {
		return this.context.close();
	}

	private at(path: string): string {
		return `${this.cloud.endpoints.api}/worklist/${this.seat.town}${path}`;
	}

	private onList(caseId: string): Locator {
		return this.page.locator(`main > ul.list a[href$="/case/${caseId}"]`);
	}

	/** Waits until the page that was asked for is there whole, and measures it. */
	private async settle(): Promise<void> {
		await this.page.waitForLoadState('load');
		const width = Number(await this.page.evaluate('document.documentElement.scrollWidth'));
		this.widest = Math.max(this.widest, width);
	}
}

/** Types, chooses or ticks as the kind of field wants it; what a form holds hidden for its one act is left as it is. */
async function enter(form: Locator, name: string, value: string): Promise<void> {
	const named = form.locator(`[name="${name}"]`);
	const type = await named.first().getAttribute('type');
	if (type === 'hidden') return;
	for (const closed of await form.locator(`details:not([open]):has([name="${name}"]) > summary`).all())
		await closed.click();
	if (type === 'radio' || type === 'checkbox') await form.locator(`[name="${name}"][value="${value}"]`).check();
	else if ((await form.locator(`select[name="${name}"]`).count()) > 0) await named.selectOption(value);
	else await named.fill(value);
}
