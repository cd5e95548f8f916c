package org.gridmarket.middleware.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a deployment fits its application and the machines that there are. */
public final class DeploymentCheck {
    private final ApplicationModel application;
    private final Set<String> hosts;
    private final List<ModelFault> faults = new ArrayList<>();

    private DeploymentCheck(ApplicationModel application, Set<String> hosts) {
        this.application = application;
        this.hosts = hosts;
    }

    /**
     * What does not fit.
     *
     * @param application that is deployed
     * @param deployment of it
     * @param hosts names of machines that are known
     */
    public static List<ModelFault> check(ApplicationModel application, DeploymentModel deployment, Set<String> hosts) {
        DeploymentCheck check = new DeploymentCheck(application, hosts);
        if (!deployment.application().equals(application.name())) {
            check.faults.add(new ModelFault(
                    Position.START,
                    ModelRejection.NAME_UNKNOWN,
                    "the deployment is of " + deployment.application() + ", the model of " + application.name()));
        }
        deployment.placements().forEach(check::placement);
        return List.copyOf(check.faults);
    }

    private void placement(DeploymentModel.Placement placement) {
        if (placement.hosts() instanceof DeploymentModel.Hosts.Named(List<String> names)) {
            names.stream()
                    .filter(name -> !hosts.contains(name))
                    .forEach(name -> faults.add(
                            new ModelFault(placement.at(), ModelRejection.HOST_UNKNOWN, "no node is called " + name)));
        }
        Optional<ActorType> actor = application.actor(placement.actor());
        if (actor.isEmpty()) {
            faults.add(new ModelFault(
                    placement.at(), ModelRejection.NAME_UNKNOWN, "there is no actor " + placement.actor()));
            return;
        }
        List<ModelFault> given = Arguments.check(
                placement.actor(), actor.get().formals(), placement.actuals(), Map.of(), placement.at());
        faults.addAll(given);
        if (given.isEmpty()) {
            passedOn(actor.get(), placement);
        }
    }

    /** A value without a default is of any kind in its actor; what it is passed on to may want another one. */
    private void passedOn(ActorType actor, DeploymentModel.Placement placement) {
        Map<String, Value> values = Arguments.values(actor.formals(), placement.actuals(), Map.of());
        for (ComponentInstance instance : actor.instances()) {
            List<Formal> formals = application
                    .component(instance.type())
                    .map(ComponentType::formals)
                    .orElse(List.of());
            Map<String, Value> passed = Arguments.values(formals, instance.actuals(), values);
            for (Formal formal : formals) {
                Value wanted = formal.byDefault();
                Value value = passed.get(formal.name());
                if (wanted != null && value != null && !value.fits(wanted)) {
                    faults.add(new ModelFault(
                            placement.at(),
                            ModelRejection.TYPE_MISMATCH,
                            instance.name() + " is given " + value.kind() + " for " + formal.name()
                                    + "; its default is " + wanted.kind()));
                }
            }
        }
    }
}
