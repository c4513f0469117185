import { type App, type StackProps, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { acknowledge } from './acknowledgements.ts';
import type { House } from './constructs/house-function.ts';
import { LocalSynthesizer } from './local-synthesizer.ts';
import { OtklikStack } from './stacks/otklik-stack.ts';
import { WafStack } from './stacks/waf-stack.ts';
import { isLocal } from './stage.ts';

/** Adds every stack of one stage to the app, and the rules that its synthesis must pass. */
export function addProduct(app: App, house: House): OtklikStack {
	const { stage } = house;
	const name = `otklik-${stage.name}`;
	const props: StackProps = {
		env: isLocal(stage) ? { account: '000000000000', region: stage.region } : { region: stage.region },
		terminationProtection: stage.name === 'prod',
		...(isLocal(stage) ? { synthesizer: new LocalSynthesizer() } : {}),
	};
	const product = new OtklikStack(app, name, house, props);
	if (!isLocal(stage)) {
		new WafStack(app, `${name}-wall`, product.front.api.api, props);
		acknowledge(product, stage);
		Validations.of(app).addPlugins(new AwsSolutionsChecks());
	}
	Tags.of(app).add('service', 'otklik');
	return product;
}
