/** For smart meters: enrolment, readings, and what happens to a meter's account. */
@NullMarked
package org.gridmarket.gateway.meter;

import org.jspecify.annotations.NullMarked;
