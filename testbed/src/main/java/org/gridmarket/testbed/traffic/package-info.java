/**
 * The text's traffic lights (5.3.2, Fig 5.3) on SUMO: four junctions, with and without sensing and sharing, once with the rules
 * called directly and once with an actor of the middleware at each junction.
 */
@NullMarked
package org.gridmarket.testbed.traffic;

import org.jspecify.annotations.NullMarked;
