package org.gridmarket.middleware.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gridmarket.middleware.model.text.DeploymentTextParser.ActorContext;
import org.gridmarket.middleware.model.text.DeploymentTextParser.ActualContext;
import org.gridmarket.middleware.model.text.DeploymentTextParser.DeploymentContext;
import org.gridmarket.middleware.model.text.DeploymentTextParser.HostContext;
import org.gridmarket.middleware.model.text.DeploymentTextParser.NetworkContext;
import org.gridmarket.middleware.model.text.DeploymentTextParser.PlacementContext;
import org.gridmarket.middleware.model.text.DeploymentTextParser.ValueContext;
import org.gridmarket.middleware.model.text.DeploymentTextParser.WordContext;

/** Makes values of a deployment's text. */
final class DeploymentReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.-]{1,253}");

    private final Faults faults;

    DeploymentReader(Faults faults) {
        this.faults = faults;
    }

    DeploymentModel read(DeploymentContext text) {
        return new DeploymentModel(
                name(text.word()),
                text.host().stream().map(this::access).toList(),
                text.placement().stream()
                        .flatMap(each -> placements(each).stream())
                        .toList());
    }

    private String name(WordContext place) {
        return checked(place, NAME, "a name");
    }

    private String host(WordContext place) {
        return checked(place, HOST, "a host");
    }

    private String checked(WordContext place, Pattern form, String what) {
        String word = place.getText();
        if (!form.matcher(word).matches()) {
            faults.add(
                    Faults.at(place), ModelRejection.SYNTAX, "'" + word + "' stands where " + what + " was expected");
        }
        return word;
    }

    private DeploymentModel.HostAccess access(HostContext text) {
        DeploymentModel.Hosts host = text.all == null
                ? new DeploymentModel.Hosts.Named(List.of(host(text.word())))
                : new DeploymentModel.Hosts.All();
        NetworkContext network = text.network();
        if (network == null) {
            return new DeploymentModel.HostAccess(host, false, false, List.of());
        }
        return new DeploymentModel.HostAccess(
                host,
                network.any != null,
                network.reachable().stream().anyMatch(each -> each.dns != null),
                network.reachable().stream()
                        .filter(each -> each.dns == null)
                        .map(each -> host(each.word()))
                        .toList());
    }

    private List<DeploymentModel.Placement> placements(PlacementContext text) {
        DeploymentModel.Hosts hosts =
                text.all == null ? new DeploymentModel.Hosts.Named(hosts(text)) : new DeploymentModel.Hosts.All();
        return text.actor().stream().map(each -> placement(hosts, each)).toList();
    }

    private List<String> hosts(PlacementContext text) {
        List<String> hosts = new ArrayList<>();
        for (WordContext each : text.word()) {
            String host = host(each);
            if (hosts.contains(host)) {
                faults.add(Faults.at(each), ModelRejection.NAME_TWICE, host + " stands here already");
            }
            hosts.add(host);
        }
        return hosts;
    }

    private DeploymentModel.Placement placement(DeploymentModel.Hosts hosts, ActorContext text) {
        Faults.Names given = faults.new Names("value for");
        return new DeploymentModel.Placement(
                hosts,
                name(text.word()),
                text.actual().stream().map(each -> actual(given, each)).toList(),
                Faults.at(text));
    }

    private Actual actual(Faults.Names given, ActualContext text) {
        return new Actual(given.declare(text.word()), new Actual.Given.Constant(value(text.value())), Faults.at(text));
    }

    /** A word without quotes is a text, unless it says true or false. */
    private Value value(ValueContext text) {
        if (text.STRING() != null) {
            return new Value.Text(Literals.text(text.STRING().getText()));
        }
        String word = text.getText();
        if (text.NUMBER() != null || (text.word() != null && text.word().NUMBER() != null)) {
            return Literals.number(text, faults);
        }
        return switch (word) {
            case "True", "true" -> new Value.Truth(true);
            case "False", "false" -> new Value.Truth(false);
            default -> new Value.Text(checked(text.word(), NAME, "a value"));
        };
    }
}
