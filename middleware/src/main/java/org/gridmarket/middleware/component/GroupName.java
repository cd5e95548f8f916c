package org.gridmarket.middleware.component;

/**
 * A group that a component has joined.
 *
 * @param group as the model calls it
 * @param name which of several such groups
 */
public record GroupName(String group, String name) {
    /** What the group is called among the ports of a component. */
    public String port() {
        return group + "." + name;
    }
}
