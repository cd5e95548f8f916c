/** Settings of a program in one YAML file, read strictly: what is not understood is refused with key, value and what would do. */
@NullMarked
package org.gridmarket.agent.settings;

import org.jspecify.annotations.NullMarked;
