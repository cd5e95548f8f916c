package org.gridmarket.discovery.record;

import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.kernel.party.Name;

/**
 * What else whoever uses the service needs to know.
 *
 * @param name of the form of all names
 * @param value at most {@link DiscoveryLimits#ATTRIBUTE_CHARACTERS} characters
 */
public record Attribute(String name, String value) {
    public static final String ORGANISATION = "organisation";
    public static final String CHANNEL = "channel";
    public static final String CHAINCODE = "chaincode";
    public static final String BOARD_KEY = "boardKey";
    public static final String DRAW_KEY = "drawKey";
    public static final String NAME = "name";
    public static final String URL = "url";
    public static final String WANTED = "wanted";
    public static final String ACTUAL = "actual";

    public Attribute {
        Name.check("attribute", name);
        if (value.length() > DiscoveryLimits.ATTRIBUTE_CHARACTERS) {
            throw new IllegalArgumentException("attribute " + name + " has " + value.length() + " characters; at most "
                    + DiscoveryLimits.ATTRIBUTE_CHARACTERS);
        }
    }
}
