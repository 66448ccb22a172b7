using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Platform.Messages;

internal static class MessagesModule
{
    public static void AddMessages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MailOptions>().BindConfiguration("Testamur:Mail").ValidateDataAnnotations().ValidateOnStart();
        if (string.IsNullOrWhiteSpace(builder.Configuration["Testamur:Mail:Host"]))
            services.AddSingleton<IMailTransport, FolderTransport>();
        else
            services.AddSingleton<IMailTransport, SmtpTransport>();
        services.AddScoped<MessageWriter>();
        services.AddScoped<MyMessages>();
        services.AddScoped<MutedTopics>();
        services.AddScoped<MailLog>();
        services.AddScoped<SendMail>();
        services.AddScoped<IPersonalData, MessagesPersonalData>();
        services.AddScoped<IErasedWithAccount, EraseLetters>();
        services.AddEventHandler<MessageRequested, DeliverMessage>();
        services.AddEventHandler<AccountClosed, ForgetMessages>();
    }

    public static void MapMessages(this ApiRoutes routes)
    {
        MyMessages.Map(routes.My);
        MutedTopics.Map(routes.My);
        MailLog.Map(routes.Alliance);
    }
}
