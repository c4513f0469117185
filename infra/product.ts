import { Annotations, type App, type Environment, type StackProps, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { serviceName } from '../functions/runtime/metric-names.ts';
import { acknowledge } from './acknowledgements.ts';
import type { House } from './constructs/product-function.ts';
import { LocalSynthesizer } from './local-synthesizer.ts';
import { OtklikStack } from './stacks/otklik-stack.ts';
import { WafStack } from './stacks/waf-stack.ts';
import { isKept, isLocal, isProtected, placeholdersOf, type Stage } from './stage.ts';

/** Adds every stack of one stage to the app, and the rules that its synthesis must pass. */
export function addProduct(app: App, house: House): OtklikStack {
	const { stage } = house;
	const name = `otklik-${stage.name}`;
	const props: StackProps = {
		env: environmentOf(stage),
		terminationProtection: isProtected(stage),
		...(isLocal(stage) ? { synthesizer: new LocalSynthesizer() } : {}),
	};
	const product = new OtklikStack(app, name, house, props);
	if (!isLocal(stage)) {
		new WafStack(app, `${name}-wall`, stage, product.front.api.api, props);
		acknowledge(product, stage);
		warnOfPlaceholders(product, stage);
		if (isKept(stage) && !isProtected(stage)) warnOfFirstRun(product, stage);
		Validations.of(app).addPlugins(new AwsSolutionsChecks());
	}
	Tags.of(app).add('service', serviceName);
	Tags.of(app).add('stage', stage.name);
	return product;
}

function environmentOf(stage: Stage): Environment {
	const { region, account } = stage;
	if (isLocal(stage)) return { account: '000000000000', region };
	return account === undefined ? { region } : { account, region };
}

/** A warning and no refusal: whoever only wants to see the template needs no domain of his own. */
function warnOfPlaceholders(product: OtklikStack, stage: Stage): void {
	const placeholders = placeholdersOf(stage);
	if (placeholders.length === 0) return;
	Annotations.of(product).addWarningV2(
		'otklik:placeholders',
		`No mail can come or go where stage ${stage.name} says ${placeholders.join(', ')}: these domains exist for examples only. Put your own into cdk.json before you deploy.`,
	);
}

function warnOfFirstRun(product: OtklikStack, stage: Stage): void {
	Annotations.of(product).addWarningV2(
		'otklik:first-run',
		`Nothing protects stage ${stage.name} from deletion on a first run: deploy again without firstRun once it stands.`,
	);
}
