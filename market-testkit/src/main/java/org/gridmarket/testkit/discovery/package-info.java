/**
 * The world of discovery under virtual time: machines, daemons, actors, subscribers, a membership layer that finds and drops
 * late and wrongly, a network that loses, repeats, delays and parts, a lying member, and a ghost that knows what is true.
 */
@NullMarked
package org.gridmarket.testkit.discovery;

import org.jspecify.annotations.NullMarked;
