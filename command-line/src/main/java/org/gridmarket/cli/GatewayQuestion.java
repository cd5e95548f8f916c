package org.gridmarket.cli;

import picocli.CommandLine;

/** A command that asks a gateway and changes nothing. */
public abstract class GatewayQuestion extends ReportingCommand {
    @CommandLine.Mixin
    private final GatewayOption gateway = new GatewayOption();

    /** Which is asked. */
    protected final GatewayOption gateway() {
        return gateway;
    }
}
