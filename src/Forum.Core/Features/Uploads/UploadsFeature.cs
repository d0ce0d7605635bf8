using Forum.Core.Features.Uploads.Pictures;
using Forum.Core.Platform;
using Forum.Sdk;

namespace Forum.Core.Features.Uploads;

internal static class UploadsFeature
{
    public static void Configure(FeatureBuilder feature) => feature
        .Keep<Vips>()
        .Keep<PictureWorkshop>()
        .Keep<JudgeFile>()
        .Add<UploadRights>()
        .Add<StoreUpload>()
        .Add<SetAvatar>()
        .Add<SetLogo>()
        .Add<RemoveLooseUploads>()
        .Add<UploadQueries>()
        .On<MemberLeft, ForgetFace>();
}
