import { describe, expect, it } from '@jest/globals';
import { App, Token } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { bundleFunctions } from '../../infra/bundle.ts';
import { readStage } from '../../infra/stage.ts';
import { appFor, emptyBundles, productFor, resources, templateOf } from '../support/product.ts';

describe('the app is synthesized', () => {
	it.each(['dev', 'prod'] as const)('R-32: %s has no finding of the AWS Solutions rules without a reason', (stage) => {
		expect(() => productFor(stage).app.synth()).not.toThrow();
	});

	it('R-32: a finding without a reason fails the synthesis', () => {
		const { app, product } = productFor('dev');
		new Bucket(product, 'Open');
		expect(() => app.synth()).toThrow(/server access logs disabled/);
	});

	it.each(['dev', 'prod'])('terms of law run by real time: %s cannot be given a clock', (stage) => {
		const clock = { at: '2025-04-28T14:20:00Z', since: '2026-01-01T00:00:00Z', rate: 600 };
		expect(() => readStage(appFor(stage, { clock }).node)).toThrow(/cannot have a clock of its own/);
	});

	it('only the local cloud may have a clock', () => {
		expect(readStage(appFor('local').node).clock?.rate).toBe(600);
	});

	it('a stage must be named, and be one there is', () => {
		expect(() => readStage(new App().node)).toThrow(/Say which stage: --context stage=dev/);
		expect(() => readStage(appFor('staging').node)).toThrow(/Say which stage/);
	});

	it('a setting of the wrong shape is named', () => {
		expect(() => readStage(appFor('dev', { sender: 'nobody' }).node)).toThrow(/stage dev in cdk.json: .*sender/s);
	});

	it('a stage that pins its account is made for no other', () => {
		const { account, region } = productFor('dev', { account: '123456789012' }).product;
		expect({ account, region }).toEqual({ account: '123456789012', region: 'eu-central-1' });
		expect(Token.isUnresolved(productFor('dev').product.account)).toBe(true);
		expect(() => readStage(appFor('dev', { account: '12' }).node)).toThrow(/twelve digits/);
	});

	it('a domain that exists for examples only is named by a warning, and one of your own is not', () => {
		const warned = (changed: object) =>
			Annotations.fromStack(productFor('dev', changed).product)
				.findWarning('*', Match.stringLikeRegexp('No mail can come or go'))
				.map(({ entry }) => entry.data);
		expect(warned({})).toEqual([
			expect.stringMatching(/mailDomain dev\.otklik\.example, sender otklik@dev\.otklik\.example:/),
		]);
		const own = { mailDomain: 'gorod.ru', sender: 'otklik@gorod.ru', alarmMail: 'duty@gorod.ru' };
		expect(warned(own)).toEqual([]);
		expect(warned({ ...own, alarmMail: 'duty@example.org' })).toEqual([
			expect.stringContaining('alarmMail duty@example.org'),
		]);
	});

	it('everything that can bear tags is told apart by its stage', () => {
		for (const stage of ['dev', 'prod'] as const) {
			const tagged = resources(templateOf(stage), 'AWS::Lambda::Function').map(([, { Properties }]) => Properties);
			for (const { Tags } of tagged) {
				expect(Tags).toEqual(
					expect.arrayContaining([
						{ Key: 'service', Value: 'otklik' },
						{ Key: 'stage', Value: stage },
					]),
				);
			}
		}
	});

	it('a Lambda without an entry stops it, and is named', async () => {
		await expect(bundleFunctions(emptyBundles(), emptyBundles())).rejects.toThrow(/No entry.ts in .*functions\/sweep/);
	});
});
