package org.gridmarket.middleware.actor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.middleware.model.ActorType;
import org.gridmarket.middleware.model.ApplicationModel;
import org.gridmarket.middleware.model.Arguments;
import org.gridmarket.middleware.model.DeploymentCheck;
import org.gridmarket.middleware.model.DeploymentModel;
import org.gridmarket.middleware.model.LaunchCheck;
import org.gridmarket.middleware.model.ModelFault;
import org.gridmarket.middleware.model.ModelReading;
import org.gridmarket.middleware.model.ModelRejection;
import org.gridmarket.middleware.model.Position;

/**
 * An actor as a deployment places it on a machine.
 *
 * @param host the machine's name in the deployment
 * @param actor which kind of actor
 * @param number which of several such actors on that machine, from 1
 */
public record ActorLaunch(String host, String actor, int number) {
    public ActorLaunch {
        if (number < 1) {
            throw new IllegalArgumentException("actors of a kind are counted from 1, not " + number);
        }
    }

    /**
     * How the actor is started; or everything that is against it.
     *
     * @param applications that the model's text holds
     * @param deployment of one of them
     * @param address of this machine, as others reach it
     * @param daemon socket of this machine's daemon
     */
    public ModelReading<ActorSetting> of(
            List<ApplicationModel> applications, DeploymentModel deployment, String address, Path daemon) {
        Optional<ApplicationModel> application = applications.stream()
                .filter(each -> each.name().equals(deployment.application()))
                .findFirst();
        if (application.isEmpty()) {
            return refused("the deployment is of " + deployment.application() + "; the model has "
                    + applications.stream().map(ApplicationModel::name).toList());
        }
        // Whether there are nodes of the other names is no matter of this machine.
        List<ModelFault> faults = DeploymentCheck.check(application.get(), deployment, deployment.hostNames());
        if (!faults.isEmpty()) {
            return new ModelReading.Refused<>(faults);
        }
        List<DeploymentModel.Placement> here = deployment.placements().stream()
                .filter(each -> each.actor().equals(actor) && each.hosts().has(host))
                .toList();
        Optional<ActorType> type = application.get().actor(actor);
        if (here.size() < number || type.isEmpty()) {
            return refused("the deployment places " + here.size() + " actors " + actor + " on " + host);
        }
        List<ModelFault> refusals = LaunchCheck.refusals(application.get(), type.get());
        if (!refusals.isEmpty()) {
            return new ModelReading.Refused<>(refusals);
        }
        return new ModelReading.Read<>(new ActorSetting(
                application.get(),
                type.get(),
                Integer.toString(number),
                Arguments.values(type.get().formals(), here.get(number - 1).actuals(), Map.of()),
                address,
                daemon));
    }

    private static ModelReading<ActorSetting> refused(String detail) {
        return new ModelReading.Refused<>(List.of(new ModelFault(Position.START, ModelRejection.NAME_UNKNOWN, detail)));
    }
}
