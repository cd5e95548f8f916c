package org.gridmarket.discovery.client;

import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.kernel.party.Organisation;

/**
 * A gateway that can be called.
 *
 * @param organisation that runs it
 * @param endpoint where, and with which key
 */
public record KnownGateway(Organisation organisation, Endpoint endpoint) {}
