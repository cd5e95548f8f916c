package org.gridmarket.agent.energy.home;

import java.util.Arrays;
import java.util.Optional;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.energy.GrpcGatewayLink;
import org.gridmarket.kernel.energy.message.EnergyEvent;

/** A program with as much on its heap as an agent has, that hears the market as an agent does; for {@link HomeHeapTest}. */
final class HearingHome {
    /** Last that is told in the test. */
    static final String LAST = "last";

    private HearingHome() {}

    /** @param arguments bytes that are held, then gateways as {@code ORGANISATION=address} */
    public static void main(String[] arguments) {
        byte[] held = new byte[Integer.parseInt(arguments[0])];
        Arrays.fill(held, (byte) 1);
        GrpcGatewayLink link = new GrpcGatewayLink(
                Arrays.stream(arguments).skip(1).map(HearingHome::gateway).toList(), Optional.empty());
        link.listen(told -> {
            for (EnergyEvent event : told.events()) {
                switch (event) {
                    case EnergyEvent.Finalised done ->
                        System.out.println(done.interval() + " " + done.trades().size());
                    case EnergyEvent.MoneyBooked last -> {
                        System.out.println(last.reference() + " " + held.length);
                        System.exit(0);
                    }
                    case EnergyEvent.RuleEffective changed ->
                        System.out.println(changed.rules().id());
                    default -> System.out.println(event);
                }
            }
        });
    }

    private static Gateway gateway(String named) {
        String[] parts = named.split("=", 2);
        return new Gateway(parts[1], parts[0]);
    }
}
