package org.nadir.viewer.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BandPictureTest {
    private static final int BLUE = 0xFF0072B2;

    private static int between(boolean band) {
        CurveModel model = new CurveModel();
        CurveSeries mean = model.series("mean", BLUE);
        for (int i = 0; i <= 10; i++) {
            CurveSeries.Place place = new CurveSeries.Place(i, i, i, i);
            // with a curve on both sides the axis is the same with and without the band
            model.series("low", BLUE).append(place, 0);
            model.series("high", BLUE).append(place, 4);
            if (band) {
                mean.append(place, 2, 1.5);
            } else {
                mean.append(place, 2);
            }
        }
        BufferedImage picture = CurvePicture.render(
                model, CurveSettings.of("mAP").withLegend(false), Optional.empty(), new CurvePicture.Size(300, 200, 1));
        return picture.getRGB(155, 56);
    }

    @Test
    void aMeanWithASpreadHasAPaleBand() {
        int pale = between(true);
        assertEquals(0xFFFFFFFF, between(false));
        assertNotEquals(0xFFFFFFFF, pale);
        // more blue than red, as the colour of the curve is
        assertEquals(true, (pale & 0xFF) > (pale >> 16 & 0xFF));
    }
}
