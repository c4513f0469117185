import { complain, type Io, messageOf } from '../io.ts';
import { type Deployment, type DeploymentStage, findDeployment, stages } from './deployment.ts';

/** Opens the place that `--stage` names, or says why it cannot; null then. */
export type OpenDeployment = (stage: string, io: Io) => Promise<Deployment | null>;

export const openPlace: OpenDeployment = async (stage, io) => {
	const known = stages.find((name): name is DeploymentStage => name === stage);
	if (known === undefined) {
		complain(io, {
			what: `there is no stage ${JSON.stringify(stage)}`,
			why: `the stages are ${stages.join(', ')}`,
			next: 'the same command with one of them',
		});
		return null;
	}
	const next = known === 'local' ? 'npm start' : 'aws sts get-caller-identity';
	try {
		const place = await findDeployment(io.root, known, Date.now());
		if (place.ok) return place.value;
		complain(io, { what: `stage ${known} was not found`, why: place.refusal, next });
	} catch (error) {
		complain(io, { what: `stage ${known} cannot be reached`, why: messageOf(error), next });
	}
	return null;
};
